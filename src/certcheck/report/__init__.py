"""Reports: one file per output, all made from one :class:`~certcheck.result.CheckResult`."""
