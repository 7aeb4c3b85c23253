//! One map in several tabs: this one shows what another does, leads in its place, or gives way.
//!
//! **Invariant:** only the tab that leads keeps the map; one that shows what another does has the same map as that, as soon as
//! it has heard of it.
//! **Not here:** who leads; see `www/tabs.js`.

use std::rc::Rc;

use crate::formats::journal::replay_held;
use crate::formats::wire;
use crate::host::holder::Kind;
use crate::host::keeper::Keeper;
use crate::host::page::Page;
use crate::session::Origin;
use crate::ui::services::Signal;
use crate::words::page::{PageMessage, text};

impl Page {
    /// Says that another tab has the map that this machine keeps.
    pub(crate) fn only_look(&self) {
        self.change_status(|status| status.is_elsewhere = true);
        self.say(false, text(&PageMessage::OpenElsewhere), Vec::new());
    }

    /// Shows what the leading tab shows: `changes` to its map, or to what this one has where there is none.
    pub(crate) fn show_other(&self, map: Option<String>, changes: Vec<String>, kind: Kind) {
        if !self.status().is_elsewhere {
            return;
        }
        let Some(map) = map else {
            for diff in changes.iter().filter_map(|change| wire::read_diff(change).ok()) {
                self.session.apply(&diff, Origin::Remote);
            }
            return;
        };
        let Some(replayed) = replay_held(map, changes) else { return };
        self.change_status(|status| {
            status.is_example = kind == Kind::Example;
            status.is_read_only = kind == Kind::Newer;
        });
        let shown = self.session.frame().map.clone();
        let is_same = replayed.imported.map.stakeholders().ids().any(|id| shown.stakeholders().has(id));
        self.session.mirror(replayed.imported.map);
        if !is_same {
            self.signals.tell(&Signal::Fit);
        }
    }

    /// The leading tab has gone: this one keeps the map from now on. `has_seen` says whether it shows what that had; what
    /// was kept is opened otherwise.
    pub(crate) async fn lead(self: &Rc<Self>, has_seen: bool) {
        self.change_status(|status| {
            status.is_elsewhere = false;
            status.notices.retain(|notice| notice.text != text(&PageMessage::OpenElsewhere));
        });
        let opened = match has_seen {
            _ if self.leads_with_received() => Ok(()),
            true => {
                self.keep_on(true).await;
                Ok(())
            }
            false => self.open_kept(true).await,
        };
        if let Err(failure) = opened {
            self.fail(text(&PageMessage::NotRead { reason: failure.message() }), &failure);
        }
        self.say(false, text(&PageMessage::LeadsNow), Vec::new());
    }

    /// Gives way to a tab of a later version, once all is written.
    pub(crate) async fn rest(self: &Rc<Self>) {
        self.change_status(|status| status.is_elsewhere = true);
        self.say(true, text(&PageMessage::NewerTab), Vec::new());
        let keeper = self.keeper.take();
        self.change_status(|status| status.keeps = false);
        if let Some(keeper) = keeper {
            Keeper::end(&keeper).await;
        }
    }
}
