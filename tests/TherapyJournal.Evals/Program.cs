using TherapyJournal.Evals;

return args switch
{
    ["eval", .. var rest] => Evaluations.Run(rest),
    _ => Evaluations.Run(args),
};
