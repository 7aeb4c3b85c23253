//! What one person looks at, shared by the stage and the panels.
//!
//! The stage changes the camera with every pointer move; panels care for selection, theme, size and search only. So changes
//! are told apart, and panning paints the canvas without rendering a panel.
//!
//! **Invariant:** nothing is borrowed while a listener runs; a change that leaves the view as it was is not told.
//! **Not here:** the map itself; see `session`.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use crate::model::Gather;
use crate::scene::{Item, View};
use crate::session::Frame;
use crate::ui::lens::Lens;

/// Which part of the view has changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Looked {
    /// Camera, viewport, hover or a preview: only the picture follows.
    Picture,
    /// Kind of view, selection, theme, size, search or privacy: panels follow too.
    Panels,
}

type Listener = Rc<dyn Fn(Looked)>;

#[derive(Default)]
struct Inner {
    view: RefCell<View>,
    lens: Lens,
    listeners: RefCell<Vec<(u64, Listener)>>,
    next: std::cell::Cell<u64>,
}

/// A handle of one person's view; copies lead to the same view.
#[derive(Clone, Default)]
pub struct Look(Rc<Inner>);

/// Handles are equal when they lead to the same view.
impl PartialEq for Look {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Look {
    /// The view as it is now.
    pub fn view(&self) -> View {
        self.0.view.borrow().clone()
    }

    /// What is to be seen of a map: every body, or agencies with their departments folded into them.
    pub fn level(&self, frame: Rc<Frame>) -> Rc<Frame> {
        self.with(|view| self.0.lens.frame(frame, view))
    }

    /// Reads the view without a copy.
    pub fn with<T>(&self, read: impl FnOnce(&View) -> T) -> T {
        read(&self.0.view.borrow())
    }

    /// Changes the view and tells those who listen.
    pub fn change(&self, change: impl FnOnce(&mut View)) {
        let mut change = Some(change);
        self.change_once(&mut |view| {
            if let Some(change) = change.take() {
                change(view);
            }
        });
    }

    /// The same for any change, so that there is only one of it in the module.
    fn change_once(&self, change: &mut dyn FnMut(&mut View)) {
        let before = self.view();
        let looked = {
            let mut view = self.0.view.borrow_mut();
            change(&mut view);
            if *view == before {
                return;
            }
            let seen = |view: &View| {
                (
                    view.hide_private,
                    view.filter.clone(),
                    view.dress.clone(),
                    view.order,
                    view.tie_colors,
                    (view.heat, view.status, view.folds_departments),
                )
            };
            let panels = (view.kind, &view.selection, &view.lit, view.theme, &view.size_by, &view.find, seen(&view))
                != (before.kind, &before.selection, &before.lit, before.theme, &before.size_by, &before.find, seen(&before));
            if panels { Looked::Panels } else { Looked::Picture }
        };
        let listeners: Vec<Listener> = self.0.listeners.borrow().iter().map(|(_, listener)| listener.clone()).collect();
        for listener in listeners {
            listener(looked);
        }
    }

    /// Selects these and nothing else.
    pub fn select(&self, items: impl IntoIterator<Item = Item>) {
        let selection = items.into_iter().gather();
        self.change(|view| view.selection = selection);
    }

    /// Calls `listener` after every change until the returned value is dropped.
    pub fn subscribe(&self, listener: impl Fn(Looked) + 'static) -> Looking {
        let key = self.0.next.get();
        self.0.next.set(key + 1);
        self.0.listeners.borrow_mut().push((key, Rc::new(listener)));
        Looking { look: Rc::downgrade(&self.0), key }
    }
}

/// Ends a subscription when dropped.
#[must_use = "dropping it ends the subscription"]
pub struct Looking {
    look: Weak<Inner>,
    key: u64,
}

impl Drop for Looking {
    fn drop(&mut self) {
        if let Some(inner) = self.look.upgrade() {
            inner.listeners.borrow_mut().retain(|(key, _)| *key != self.key);
        }
    }
}
