//! Who is told of changes.
//!
//! **Invariant:** the list is not borrowed while a listener runs, so a listener may subscribe and unsubscribe.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use crate::session::Event;

type Listener = Rc<dyn Fn(&Event)>;

#[derive(Default)]
struct List {
    next: u64,
    entries: Vec<(u64, Listener)>,
}

/// The listeners of one session.
#[derive(Clone, Default)]
pub(super) struct Listeners(Rc<RefCell<List>>);

impl Listeners {
    pub(super) fn add(&self, listener: impl Fn(&Event) + 'static) -> Subscription {
        let mut list = self.0.borrow_mut();
        let key = list.next;
        list.next += 1;
        list.entries.push((key, Rc::new(listener)));
        Subscription { list: Rc::downgrade(&self.0), key }
    }

    pub(super) fn tell(&self, event: &Event) {
        let entries: Vec<Listener> = self.0.borrow().entries.iter().map(|(_, listener)| listener.clone()).collect();
        for listener in entries {
            listener(event);
        }
    }
}

/// Keeps a listener subscribed until it is dropped.
#[must_use = "dropping a subscription ends it"]
pub struct Subscription {
    list: Weak<RefCell<List>>,
    key: u64,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(list) = self.list.upgrade() {
            list.borrow_mut().entries.retain(|(key, _)| *key != self.key);
        }
    }
}
