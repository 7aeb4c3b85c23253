//! What the page does for the panels.

use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

use crate::formats::InputFile;
use crate::host::failure::Failure;
use crate::host::page::Page;
use crate::host::{companions, download, events, files, saver, settings, takeaway, tasks};
use crate::model::StakeholderMap;
use crate::scene::{Theme, View};
use crate::ui::services::{Example, ExportFormat, Listening, Offer, Outside, Settings, ShelfWish, Signal, Status};
use crate::words::page::{PageMessage, text};

/// The page as the panels know it.
pub(crate) struct PanelPage(pub(crate) Rc<Page>);

impl PanelPage {
    /// The element's own method, which a host page may have replaced.
    fn method(&self, name: &str) -> Option<Function> {
        Reflect::get(&self.0.element, &name.into()).ok()?.dyn_into().ok()
    }

    /// Opens a dialog of the element and, where it is closed with a wish, does something else.
    fn open_dialog(&self, dialog: &'static str, otherwise: fn(Rc<Page>)) {
        let page = self.0.clone();
        let Some(open) = self.method("openEmbedding") else { return };
        tasks::run(async move {
            let closed = open.call1(&page.element, &dialog.into()).map(JsCast::unchecked_into::<Promise>);
            let closed = match closed {
                Ok(promise) => JsFuture::from(promise).await,
                Err(error) => Err(error),
            };
            match closed {
                Ok(wish) if wish == JsValue::TRUE => otherwise(page),
                Ok(_) => {}
                Err(error) => {
                    let failure = companions::not_loaded(error, &format!("{dialog}.js"));
                    page.fail(text(&PageMessage::NotExported { reason: failure.message() }), &failure);
                }
            }
        });
    }
}

impl Outside for PanelPage {
    fn settings(&self) -> Settings {
        self.0.settings()
    }

    fn choose_theme(&self, theme: Option<Theme>) {
        // The attribute stays the one place that says which theme it is.
        self.0.element.set_attribute("theme", settings::word_of_theme(theme)).unwrap_or_default();
    }

    fn present(&self) {
        if let Some(present) = self.method("present") {
            present.call0(&self.0.element).map(drop).unwrap_or_default();
        }
    }

    fn edit_copy(&self) {
        self.0.edit_copy_later();
    }

    fn share_link(&self) {
        self.open_dialog("share-link", |page| {
            takeaway::hand_over(page, ExportFormat::Page { may_edit: false, include_private: false });
        });
    }

    fn open_embedding(&self) {
        self.open_dialog("publish", drop);
    }

    fn status(&self) -> Status {
        self.0.status()
    }

    fn dismiss(&self, notice: u32) {
        self.0.change_status(|status| status.notices.retain(|other| other.id != notice));
    }

    fn open_files(&self) {
        if let Some(chooser) = &*self.0.chooser.borrow() {
            chooser.click();
        }
    }

    fn read_file(&self, then: Callback<StakeholderMap>) {
        let page = self.0.clone();
        let chosen = move |files| {
            let (page, then) = (page.clone(), then.clone());
            tasks::run(async move {
                let read = match files::read(files).await {
                    Ok(files) => page.read(&files).await,
                    Err(failure) => Err(failure),
                };
                match read {
                    Ok(reading) => then.emit(reading.map),
                    Err(failure) => page.fail(text(&PageMessage::NotRead { reason: failure.message() }), &failure),
                }
            });
        };
        let document = self.0.element.owner_document();
        if let Some((chooser, listener)) = document.and_then(|document| files::chooser(&document, chosen).ok()) {
            chooser.click();
            // It is listened to until the next one is asked for.
            *self.0.other_chooser.borrow_mut() = Some((chooser, listener));
        }
    }

    fn take_files(&self, files: Vec<InputFile>) {
        let page = self.0.clone();
        tasks::run(async move { page.take_in(&files).await });
    }

    fn start_blank(&self) {
        self.0.start_blank();
    }

    fn show_example(&self, example: Example) {
        self.0.show_example_later(example);
    }

    fn leave_example(&self) {
        self.0.leave_example();
    }

    fn reach_shelf(&self, wish: ShelfWish) {
        self.0.reach_shelf(wish);
    }

    fn accept(&self, notice: u32) {
        let offer = self.status().notices.iter().find(|other| other.id == notice).and_then(|notice| notice.offer);
        if offer != Some(Offer::Update) {
            self.dismiss(notice);
        }
        match offer {
            // It stays on offer where other tabs stand in the way.
            Some(Offer::Update) => events::tell(&self.0.element, "update", &JsValue::NULL),
            Some(Offer::SaveFile) => self.export(ExportFormat::Map),
            Some(Offer::SaveReport) => self.download("stakeholder-map-report.json", "application/json", self.0.report.borrow().as_bytes()),
            Some(Offer::PutBack) => self.0.put_back(notice),
            None => {}
        }
    }

    fn export(&self, format: ExportFormat) {
        takeaway::hand_over(self.0.clone(), format);
    }

    fn save(&self) {
        saver::save(self.0.clone());
    }

    fn download(&self, name: &str, mime: &str, bytes: &[u8]) {
        if let Err(error) = download::download(name, mime, bytes) {
            let failure = Failure::from_browser(&error);
            self.0.fail(text(&PageMessage::NotExported { reason: failure.message() }), &failure);
        }
    }

    fn view_changed(&self, view: &View) {
        let before = self.0.view.replace(Some(view.clone()));
        if before.is_none_or(|before| before.selection != view.selection) {
            events::tell(&self.0.element, "select", &events::ids_detail(&self.0.selection()));
        }
    }

    fn listen(&self, listener: Rc<dyn Fn(&Signal)>) -> Listening {
        self.0.signals.add(listener)
    }
}
