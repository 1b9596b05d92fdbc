//! Faults that a test plants to prove that the tests of merging can fail. Outside tests there are none.

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

/// Whether this fault is planted: never.
#[cfg(not(test))]
pub(crate) const fn planted(_: Fault) -> bool {
    false
}
