import { Container } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { ErrorState } from './ErrorState.tsx';

type Props = { children: ReactNode };

/** Says what went wrong where no router does, such as a part of a page that could not be fetched. */
export class ErrorBoundary extends Component<Props, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (!('error' in this.state)) return this.props.children;
    return (
      <Container py={80}>
        <ErrorState error={this.state.error} onRetry={() => window.location.reload()} />
      </Container>
    );
  }
}
