//! Words that tell what a name names.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::layer::Kind;

/// Bodies, at the end or in the middle of a name.
const BODIES: &str = "AG Academy Administration Agency Airlines Airways Army Assembly Association Associates Authority Bank Board Broadcasting Brothers \
     Bureau Cabinet Capital Center Centre Chamber Chronicle Church Club College Command Commission Committee Company Congress Consortium Corp Corporation \
     Council Court Daily Defence Defense Department Directorate Embassy Energy Exchange Federation Force Forces Foundation Fund GmbH Gazette Government Group Guard \
     Guards Headquarters Herald Holdings Hospital House Inc Industries Infantry Institute Intelligence Inspectorate International Journal Laboratories Limited \
     Ltd Mail Media Minerals Mines Ministry Mission Museum Nations Navy Network News Observatory Office Organisation Organization PLC Parliament Partners Police \
     Post Presidency Press Prosecutor Radio Rangers Resources School Secretariat Senate Service Services Society Squad Staff Supreme Syndicate Television \
     Times Treasury Tribunal Trust Union University Watch Works";

/// Movements, parties, armed groups.
const GROUPS: &str = "Alliance Bloc Brigade Brigades Caucus Coalition Front Legion Liberation Militia Militias Movement Mujahideen Party Rebels Resistance \
     Taliban Tribe Tribes Vanguard";

/// Groups known by a name that says nothing of it.
const KNOWN_GROUPS: &str = "AQAP Ansarullah Daesh ETA FARC Fatah Hamas Hezbollah Hizbullah Houthi Houthis IRA IS ISIL ISIS Islamist Janjaweed LTTE M23 PKK Polisario \
     SDF Taliban TTP Taleban Wagner YPG ELN al-Qaeda al-Qaida al-Shabaab al-Nusra Al-Qaeda Al-Shabaab Peshmerga Hutu Tutsi Rohingya Kurds Tuareg Uyghurs Sunnis Shiites Shias";

/// Ground, at the end of a name.
const GROUND: &str = "Airport Avenue Base Bay Beach Border Bridge Camp Canal Cape Creek City Coast Corridor County Crossing Delta Desert District Division Falls Field Forest Gate \
     Governorate Gulf Harbor Harbour Heights Hill Hills Highway Hall Island Islands Isle Isles Lake Lane Line Mountain Mountains Oblast Ocean Park Pass Peninsula Plain Plateau Point \
     Port Prefecture Province Quarter Region Republic Ridge River Road Sea Shoals Square Station State Strait Street Strip Terrace Territory Tower Town Township Valley \
     Village Zone";

/// Ground, at the beginning of a name.
const GROUND_FIRST: &str = "Ain Bani Bay Bir Bukit Cape Cerro Deir Camp East Eastern Fort Gulf Isle Jabal Kafr Kampung Lake Lower Monte Mount Mt New North Northern Port Porto Puerto Ras Rio Río Saint San Santa Santo Sierra South Southern St Strait Tanjung Tel Teluk Umm Upper Val Vale Villa Wadi West Western";

/// What happened, what was agreed.
const EVENTS: &str = "Accord Accords Act Agreement Armistice Ceasefire Championship Charter Conference Convention Cup Cyclone Day Earthquake Election Elections Fair Festival Fire Games \
     Genocide Hurricane Massacre Olympics Pact Pogrom Protocol Referendum Revolution Riots Storm Summit Treaty Typhoon Uprising War Wars";

/// Named undertakings.
const OPERATIONS: &str = "Operation Campaign Initiative Programme Program Project Mission Exercise";

/// Months, days and other words with a capital that name nobody.
const NOBODY: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December \
     Christmas Easter Ramadan Eid God Islam Christianity Muslim Muslims Christian Christians Jewish Islamic Catholic Arab Arabs English Arabic Internet North South East West Northern Southern Eastern Western State Government Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec MP MPs CEO Twitter Facebook Mr Mrs Ms Dr \
     Sir Lord Lady I OK TV PM AM GMT EDT EST Ms Jr Sr No Nos";

/// Words that begin a sentence and are no part of a name there.
const STARTERS: &str = "A About Above Across After Again Against All Almost Along Also Although Amid Among An And Another Any Anyone Are As Asked At Away Back Because Before Behind \
     Being Below Beneath Beside Besides Between Beyond Both But By Can Clearly Could Critics Despite Did Do Does During Each Earlier Early Eight Either Eleven Even Every Everyone \
     Experts Few Finally First Five For Former Forty Four From Further Given Had Half Has Have Having He Hence Her Here His How However Hundreds If In Indeed Inside Instead \
     Into Is It Its Just Last Late Later Least Less Let Like Local Many Meanwhile Men Militants More Moreover Most Much My Nearly Neither Never Nevertheless Next Nine No Nobody None Nor Not \
     Nothing Now Of Off Officials On Once One Only Or Other Others Our Out Outside Over Part People Perhaps Previous Protesters Rather Recent Regardless Residents Second Senior Seven Several \
     She Since Six Sixty So Some Somebody Someone Soon Still Such Ten Than Thanks That The Their Them Then There Therefore These They Thirty This Those Though Thousands Three Through \
     Throughout Thus To Today Tomorrow Tonight Toward Towards Troops Twelve Twenty Two Ultimately Under Unless Unlike Until Up Upon Was We Were What When Whenever Where Whether Which While \
     Who Why Will With Within Without Witnesses Women Would Yes Yesterday Yet You Your Conversely Previously Prolonged Similarly Additionally Any Armed Instability Mutual Sustained Civilian Independent";

fn table(lists: &[(&'static str, Kind)]) -> HashMap<&'static str, Kind> {
    let words = lists
        .iter()
        .flat_map(|(list, kind)| list.split_whitespace().map(move |word| (word, *kind)));
    words.collect()
}

static LAST: LazyLock<HashMap<&str, Kind>> = LazyLock::new(|| {
    table(&[
        (GROUND, Kind::Place),
        (EVENTS, Kind::Event),
        (BODIES, Kind::Organisation),
        (GROUPS, Kind::Group),
    ])
});

static FIRST: LazyLock<HashMap<&str, Kind>> =
    LazyLock::new(|| table(&[(GROUND_FIRST, Kind::Place), (OPERATIONS, Kind::Operation)]));

static WHOLE: LazyLock<HashMap<&str, Kind>> =
    LazyLock::new(|| table(&[(KNOWN_GROUPS, Kind::Group)]));

static EMPTY: LazyLock<HashMap<&str, Kind>> = LazyLock::new(|| table(&[(NOBODY, Kind::Event)]));

static BEGINS: LazyLock<HashMap<&str, Kind>> = LazyLock::new(|| table(&[(STARTERS, Kind::Event)]));

/// What a name is that ends with this word, or holds it.
pub fn by_last(word: &str) -> Option<Kind> {
    LAST.get(word).copied()
}

/// What a name is that begins with this word.
pub fn by_first(word: &str) -> Option<Kind> {
    FIRST.get(word).copied()
}

/// What this word names by itself.
pub fn by_itself(word: &str) -> Option<Kind> {
    WHOLE.get(word).copied()
}

/// Whether a capital of this word says nothing.
pub fn is_nobody(word: &str) -> bool {
    EMPTY.contains_key(word)
}

/// Whether a word begins a sentence without being a name.
pub fn is_starter(word: &str) -> bool {
    BEGINS.contains_key(word)
}

/// Small words inside the names of persons and places.
pub fn is_particle(word: &str) -> bool {
    BINDING.contains(&word) || PARTICLES.contains(&word)
}

/// Small words inside the names of bodies only.
pub const BINDING: [&str; 5] = ["of", "for", "and", "the", "on"];

const PARTICLES: [&str; 28] = [
    "al", "ash", "bin", "bint", "binti", "ben", "da", "das", "de", "del", "della", "den", "der",
    "di", "dos", "du", "el", "ibn", "la", "las", "le", "los", "ould", "pour", "ul", "van", "von",
    "y",
];

/// Verbs after which, or before which, somebody speaks.
const SAYING: &str = "accused accuses added admitted announced argued argues asked believes called claimed claims confirmed contends \
     countered declined denied denies disputed explained insisted insists justified maintains noted rejected replied said says stressed suggested told tweeted \
     urged vowed wants warned warns wrote";

/// Verbs that stand behind whoever does something.
const HELPING: &str =
    "are can could did does had has have is may might must should was were will would";

/// Words for ground that stand behind the name of a place.
const GROUND_BEHIND: &str = "airport area basin border bridge camp canal city coast crossing delta desert district forest frontier gulf highlands hills island \
     islands lake line mountains pass peninsula plain plateau port province region river road sea sector square strait street town valley village";

/// Words for bodies that stand before their name, or behind it.
const BODY_BESIDE: &str = "agency airline bank broadcaster brokerage channel charity company conglomerate consultancy daily firm foundation institute magazine maker \
     ministry network newspaper operator paper retailer station supplier university website weekly";

/// Words for movements that stand beside their name.
const GROUP_BESIDE: &str = "coalition faction fighters gunmen group insurgents jihadists militants militia militiamen movement party rebels separatists tribe";

static BESIDE: LazyLock<HashMap<&str, Kind>> = LazyLock::new(|| {
    table(&[
        (GROUND_BEHIND, Kind::Place),
        (BODY_BESIDE, Kind::Organisation),
        (GROUP_BESIDE, Kind::Group),
    ])
});

static VERBS: LazyLock<HashMap<&str, Kind>> =
    LazyLock::new(|| table(&[(SAYING, Kind::Person), (HELPING, Kind::Event)]));

/// What a name is beside which this word stands, in lower case.
pub fn by_neighbour(lower: &str) -> Option<Kind> {
    BESIDE.get(lower).copied()
}

/// Whether this is a verb of saying.
pub fn is_saying(lower: &str) -> bool {
    VERBS.get(lower) == Some(&Kind::Person)
}

/// Whether this is a verb that stands behind whoever acts.
pub fn is_verb(lower: &str) -> bool {
    VERBS.contains_key(lower)
}

/// Endings of words for who belongs to a place.
const DEMONYMS: [&str; 8] = ["ian", "ean", "an", "ese", "ish", "i", "ic", "ite"];

/// Whether a word looks like the adjective of a place.
pub fn is_demonym(word: &str) -> bool {
    word.len() > 4 && DEMONYMS.iter().any(|ending| word.ends_with(ending))
}
