using TherapyJournal.Evals;

#pragma warning disable RS0030 // The one place where the clock of the evaluations is chosen.
var evaluations = new Evaluations(TimeProvider.System);
#pragma warning restore RS0030

return args switch
{
    ["eval", .. var rest] => evaluations.Run(rest),
    _ => evaluations.Run(args),
};
