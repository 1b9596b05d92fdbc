//! Faults that a test plants to prove that the tests of merging and of search can fail. Outside tests there are none.

/// One fault each, in the code path that its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    SeenIgnored,
    WrongWinner,
    EqualHeadsSkipped,
    LifeRuleOff,
    HeadsOutliveSettlement,
    EffectsUnwritten,
    EraseLoses,
    LifeNotKept,
    EffectsNotTakenBack,
    GroupTakenApart,
    RevivalTakenForLife,
    SearchClassLeftOut,
    SearchNotFollowed,
    PairsLeftOut,
    /// A protected table is read as it is: see [`bare`].
    #[cfg(test)]
    BareTable(&'static str),
}

#[cfg(test)]
thread_local! {
    static PLANTED: std::cell::Cell<Option<Fault>> = const { std::cell::Cell::new(None) };
}

/// Plants a fault in this thread, or takes it out again.
#[cfg(test)]
pub(crate) fn plant(fault: Option<Fault>) {
    PLANTED.set(fault);
}

/// Whether this fault is planted.
#[cfg(test)]
pub(crate) fn planted(fault: Fault) -> bool {
    PLANTED.get() == Some(fault)
}

/// Whether this table is read as it is, by whomever.
#[cfg(test)]
pub(crate) fn bare(table: &str) -> bool {
    matches!(PLANTED.get(), Some(Fault::BareTable(planted)) if planted == table)
}

/// Whether a table is read as it is: never.
#[cfg(not(test))]
pub(crate) const fn bare(_: &str) -> bool {
    false
}

/// Whether this fault is planted: never.
#[cfg(not(test))]
pub(crate) const fn planted(_: Fault) -> bool {
    false
}

/// Plants this thread's fault in another one too: a store's own thread makes readers that serve people later, and one
/// without the fault would now and then hide what the fault does.
#[cfg(test)]
pub(crate) fn handed_on() -> impl FnOnce() + Send {
    let fault = PLANTED.get();
    move || plant(fault)
}

/// Nothing to plant.
#[cfg(not(test))]
pub(crate) const fn handed_on() -> impl FnOnce() + Send {
    || ()
}

#[cfg(test)]
thread_local! {
    static CHUNK: std::cell::Cell<Option<usize>> = const { std::cell::Cell::new(None) };
}

/// Runs `f` with the undo of a group in chunks of so many ops, however long they take: a run from a seed must not depend
/// on how busy the machine is.
#[cfg(test)]
pub(crate) fn in_chunks_of<T>(ops: usize, f: impl FnOnce() -> T) -> T {
    let before = CHUNK.replace(Some(ops));
    let done = f();
    CHUNK.set(before);
    done
}

/// Whether a chunk of so many ops is full, where a test says how many; else its time decides.
#[cfg(test)]
pub(crate) fn chunk_full(ops: usize) -> Option<bool> {
    CHUNK.get().map(|most| ops >= most)
}

/// Whether a chunk is full: its time decides.
#[cfg(not(test))]
pub(crate) const fn chunk_full(_: usize) -> Option<bool> {
    None
}
