//! What a person is writing in a field, until it is handed over.
//!
//! **Invariant:** what was written is never lost: neither when the page renders meanwhile nor when the field goes away, as
//! it does when somebody presses on another body.

use std::cell::RefCell;
use std::rc::Rc;

use yew::{AttrValue, Callback, hook, use_effect_with, use_force_update, use_mut_ref};

type Pending = Rc<RefCell<Option<(String, Callback<String>)>>>;

/// A field's text on its way.
#[derive(Clone)]
pub(super) struct Draft {
    pending: Pending,
    value: AttrValue,
    on_commit: Callback<String>,
    update: yew::functional::UseForceUpdateHandle,
}

impl Draft {
    /// What the field shows.
    pub(super) fn text(&self) -> AttrValue {
        self.pending.borrow().as_ref().map_or_else(|| self.value.clone(), |(text, _)| text.clone().into())
    }

    /// The person has typed.
    pub(super) fn write(&self, text: String) {
        *self.pending.borrow_mut() = Some((text, self.on_commit.clone()));
    }

    /// The person has left the field: hands over what differs.
    pub(super) fn commit(&self) {
        let written = self.pending.borrow_mut().take();
        if let Some((text, on_commit)) = written.filter(|(text, _)| *text != *self.value) {
            on_commit.emit(text);
        }
        // Shows the old text again where the new one was refused.
        self.update.force_update();
    }

    /// The person wants the old text back.
    pub(super) fn drop_it(&self) {
        self.pending.borrow_mut().take();
        self.update.force_update();
    }
}

/// Follows a field that shows `value`.
#[hook]
pub(super) fn use_draft(value: &AttrValue, on_commit: &Callback<String>) -> Draft {
    let pending: Pending = use_mut_ref(|| None);
    let update = use_force_update();
    {
        let pending = pending.clone();
        use_effect_with((), move |()| {
            move || {
                let written = pending.borrow_mut().take();
                if let Some((text, on_commit)) = written {
                    on_commit.emit(text);
                }
            }
        });
    }
    Draft { pending, value: value.clone(), on_commit: on_commit.clone(), update }
}
