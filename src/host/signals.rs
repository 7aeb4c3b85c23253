//! Who hears the page's signals.
//!
//! **Invariant:** the list is not borrowed while a listener runs, so a listener may come and go.

use std::cell::RefCell;
use std::rc::Rc;

use crate::ui::services::{Listening, Signal};

type Listener = Rc<dyn Fn(&Signal)>;

/// The listeners of one element.
#[derive(Clone, Default)]
pub(crate) struct Signals(Rc<RefCell<Vec<Listener>>>);

impl Signals {
    /// Adds a listener until the returned value is dropped.
    pub(crate) fn add(&self, listener: Listener) -> Listening {
        self.0.borrow_mut().push(listener.clone());
        let list = Rc::downgrade(&self.0);
        Listening::until(move || {
            if let Some(list) = list.upgrade() {
                list.borrow_mut().retain(|other| !Rc::ptr_eq(other, &listener));
            }
        })
    }

    /// Tells every listener.
    pub(crate) fn tell(&self, signal: &Signal) {
        let listeners = self.0.borrow().clone();
        for listener in listeners {
            listener(signal);
        }
    }
}
