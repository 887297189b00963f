//! Common nouns that name somebody or something without a name.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::model::layer::Kind;

/// What a common noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    /// Its kind as an entity.
    pub kind: Kind,
    /// Whether it is a part of a state: where a country stands before it, it speaks for that country.
    pub state: bool,
    /// Whether it is worth an entry although nothing but an adjective tells which.
    pub telling: bool,
}

/// Parts of a state.
const STATE: &str = "administration administrations army authorities ambassadors cabinet commanders commandos coastguard diplomats \
     envoys force forces generals government governments guards intelligence judiciary lawmakers leadership leaders legislators military \
     militaries ministers ministries ministry navy negotiators officers officials parliament parliamentarians police policymakers \
     prosecutors rangers regime sailors senators soldiers state troops";

/// Others that speak or act together.
const BODIES: &str = "agencies analysts actors authors banks charities companies councils delegates delegations doctors donors economists \
     employers experts financiers firms governors inspectors institutions investigators investors journalists judges \
     lawyers lenders mediators medics monitors observers organisations organizations partners powers producers regulators reporters \
     representatives researchers retailers scientists services sources spokesmen states traders watchdogs witnesses";

/// Movements, armed groups, communities.
const GROUPS: &str = "activists campaigners civilians clans communities demonstrators dissidents extremists factions families farmers fighters fishermen gangs \
     groups guerrillas gunmen herders hardliners insurgents islamists jihadists jihadis loyalists marchers merchants militants militia militias \
     miners movements nationalists nomads parties pastoralists pensioners protesters rebels refugees residents rioters secessionists separatists \
     settlers strikers students supporters survivors tenants terrorists tribes tribesmen unions villagers volunteers workers";

/// Weapons and materiel.
const EQUIPMENT: &str = "aircraft ammunition armour artillery bomb bombs bomber bombers bulldozers bullets corvette corvettes deterrent \
     destroyer destroyers drone drones explosives flares frigate frigates gunboat gunboats grenade grenades guns gunships helicopter helicopters howitzer howitzers \
     interceptors jammer jammers jets landmines launcher launchers mines missile missiles mortar mortars munitions pistols quadcopter quadcopters \
     radar radars rifle rifles rocket rockets satellites shells shotguns submarine submarines tank tanks torpedoes torpedo warheads \
     warship warships warplanes weapons";

/// Ground, which is somebody's or told by an adjective.
const GROUND: &str = "airspace area areas border borders borderland borderlands coast coastline district districts enclave frontier \
     highlands island islands province provinces region regions soil territories territory valley valleys waters zone";

/// What happened.
const EVENTS: &str = "airstrike airstrikes ambush assassination attack attacks bombardment bombing bombings blockade ceasefire ceasefires clash clashes collapse coup \
     crackdown crisis elections election evictions explosion explosions famine flood floods incursion incursions invasion killing killings landslide massacre \
     negotiations offensive protests raid raids referendum resurgence riots rounds shelling shooting siege skirmishes strike strikes summit talks takeover truce uprising violence";

/// Words that tell which of those, when they stand before them.
const MODIFIERS: &str = "air aerial allied anti-aircraft anti-tank armed armoured army attempted ballistic border calibrated civil civilian civilian coalition coast \
     coastal counter-terrorism counterterrorism cruise cross-border cluster defence defense deadly diplomatic district eastern economic elected extremist factory failed \
     federal field fighter financial foreign former frontier global government ground gulf hardline health heavy human humanitarian independent \
     insurgent intelligence interim interior international islamist joint judicial junior landmine law-enforcement light local long-range loitering maritime medical \
     militant military militia mortar municipal national naval navy negotiation neighbouring neighboring northern nuclear opposition palace paramilitary \
     peace police political port precision-guided previous pro-government provincial public rebel recent regional religious relief repeated rescue \
     retired ruling rural security senior separatist small southern stalled state surface-to-air surveillance suspected top trade tribal transitional tribal union \
     agriculture culture education energy finance industry justice labor labour oil tourism transport treasury village water western";

/// Nouns that are worth an entry with any word that tells which.
const TELLING: &str = "institutions powers states leaders actors groups factions communities militants fighters rebels insurgents forces troops \
     sources authorities policymakers leadership military army";

fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split_whitespace()
}

static NOUNS: LazyLock<HashMap<&str, Noun>> = LazyLock::new(|| {
    let lists = [
        (EVENTS, Kind::Event, false),
        (GROUND, Kind::Place, false),
        (EQUIPMENT, Kind::Equipment, false),
        (GROUPS, Kind::Group, false),
        (BODIES, Kind::Organisation, false),
        (STATE, Kind::Organisation, true),
    ];
    let telling: Vec<&str> = words(TELLING).collect();
    lists
        .into_iter()
        .flat_map(|(list, kind, state)| words(list).map(move |word| (word, kind, state)))
        .map(|(word, kind, state)| {
            let telling = telling.contains(&word);
            (
                word,
                Noun {
                    kind,
                    state,
                    telling,
                },
            )
        })
        .collect()
});

static MODIFYING: LazyLock<HashSet<&str>> = LazyLock::new(|| words(MODIFIERS).collect());

/// What a word in lower case names, if it names somebody or something.
pub fn noun(lower: &str) -> Option<Noun> {
    NOUNS.get(lower).copied()
}

/// Adjectives that make sources those of a state.
const OFFICIAL: [&str; 8] = [
    "army",
    "defence",
    "defense",
    "government",
    "intelligence",
    "military",
    "police",
    "security",
];

/// Whether somebody told by these words, in lower case, speaks for a state.
pub fn is_official(noun: Noun, said: &str) -> bool {
    noun.state || said.ends_with("sources") && said.split(' ').any(|word| OFFICIAL.contains(&word))
}

/// Whether a word in lower case tells which of several, before a noun.
pub fn modifies(lower: &str) -> bool {
    MODIFYING.contains(lower)
        || ["anti-", "pro-"]
            .iter()
            .any(|start| lower.starts_with(start))
        || ["-led", "-backed", "-based", "-held", "-controlled"]
            .iter()
            .any(|end| lower.ends_with(end))
}

/// What a singular noun behind "the" takes up: "the ministry", "the group", "the company".
pub fn takes_up(lower: &str) -> Option<Kind> {
    Some(match lower {
        "company" | "firm" | "manufacturer" | "operator" | "airline" | "developer" | "agency"
        | "charity" | "bank" | "union" | "organisation" | "organization" | "newspaper"
        | "broadcaster" | "watchdog" | "regulator" | "tribunal" | "court" | "council"
        | "commission" | "committee" | "ministry" | "department" | "army" | "military" | "navy"
        | "government" | "police" | "board" | "association" | "federation" | "university"
        | "centre" | "center" | "institute" | "foundation" | "authority" | "utility"
        | "parliament" | "embassy" | "office" | "service" | "club" | "school" | "hospital"
        | "mission" | "network" | "trust" | "fund" | "retailer" | "carrier" | "lender" => {
            Kind::Organisation
        }
        "group" | "movement" | "party" | "front" | "militia" | "alliance" | "coalition"
        | "bloc" | "faction" | "rebels" | "militants" | "insurgents" | "organisers"
        | "villagers" | "residents" => Kind::Group,
        "spokesman" | "spokeswoman" | "spokesperson" | "minister" | "president" | "governor"
        | "mayor" | "general" | "colonel" | "commander" | "ambassador" | "envoy" | "lawyer"
        | "judge" | "prosecutor" | "chairman" | "chairwoman" | "director" | "official"
        | "officer" | "leader" | "chief" | "secretary" | "king" | "prince" | "pope" | "bishop"
        | "professor" | "analyst" | "activist" | "farmer" | "doctor" | "captain" | "major"
        | "senator" | "premier" | "chancellor" | "witness" | "man" | "woman" | "author"
        | "founder" => Kind::Person,
        "country" | "capital" | "kingdom" | "republic" | "island" => Kind::Place,
        _ => return None,
    })
}
