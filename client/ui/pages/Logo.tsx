type Props = { size?: number };

/** A pulse that settles into a steady flow. Decorative: the name stands beside it. */
export const Logo = ({ size = 32 }: Props) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="9" fill="var(--logo-ground, #1f6a56)" />
    <path
      d="M5 18.5h5l3.2-8.5 5 13.5 3-8.2c.5-1.3 1.4-2 2.8-2H27"
      fill="none"
      stroke="var(--logo-stroke, #ffffff)"
      strokeWidth="2.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
