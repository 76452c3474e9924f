/**
 * A browser that translates a page puts elements of its own where the texts were. Whatever React then takes away or puts before
 * them is not where it left it, and would end the page (W6): what is gone already is left alone, what would stand before it
 * stands last. Patients who read another language than ours need that translation, so it is not forbidden.
 */
// oxlint-disable-next-line typescript/unbound-method -- each is called with the node that it is of
const { removeChild, insertBefore } = Node.prototype;

Node.prototype.removeChild = function leave<Child extends Node>(this: Node, child: Child): Child {
  if (child.parentNode === this) removeChild.call(this, child);
  return child;
};

Node.prototype.insertBefore = function put<Child extends Node>(
  this: Node,
  child: Child,
  next: Node | null,
): Child {
  insertBefore.call(this, child, next?.parentNode === this ? next : null);
  return child;
};
