//! Files: the only module that knows them.

pub mod basemap;
