//! What is on screen when the program breaks.
//!
//! **Invariant:** a person always sees that it has stopped, and what to do; what was kept is kept.

use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::sync::Once;

use web_sys::HtmlElement;

use crate::words::page::{PageMessage, text};

thread_local! {
    static ROOTS: RefCell<Vec<HtmlElement>> = const { RefCell::new(Vec::new()) };
}

/// Shows a fault of the program in this part of the page, too, until [`release`].
pub(crate) fn watch(root: &HtmlElement) {
    static ONCE: Once = Once::new();
    // Yew would put its own in place of one that was set without its help.
    ONCE.call_once(|| yew::set_custom_panic_hook(Box::new(show)));
    ROOTS.with_borrow_mut(|roots| roots.push(root.clone()));
}

/// The part of the page is gone.
pub(crate) fn release(root: &HtmlElement) {
    ROOTS.with_borrow_mut(|roots| roots.retain(|other| other != root));
}

fn show(info: &PanicHookInfo<'_>) {
    web_sys::console::error_1(&info.to_string().into());
    let roots = ROOTS.with(|roots| roots.try_borrow().map(|roots| roots.clone()).unwrap_or_default());
    for root in roots {
        root.set_text_content(Some(&text(&PageMessage::Crashed)));
        root.set_class_name("root is-broken");
        root.set_attribute("role", "alert").unwrap_or_default();
    }
}
