namespace TherapyJournal.Insight;

/// <summary>English words that mean nearly the same where people write of themselves: who asks for fear is also shown where somebody was scared.</summary>
/// <remarks>Kept short and near: words of one line can stand for each other in most sentences of a journal. It decides about nothing; danger has rules of its own (Safety).</remarks>
internal static class FieldSynonyms
{
    private const string Lines = """
        anxiety anxious worry worried nervous fear afraid scared; panic panicked terrified; sad sadness low down unhappy miserable gloomy;
        depressed depression hopeless; cry cried tears weep; angry anger furious mad rage; annoyed irritated irritable; ashamed shame embarrassed;
        guilt guilty; lonely loneliness alone isolated; happy happiness joy glad cheerful; calm relaxed peaceful; proud pride; hopeful hope;
        tired exhausted fatigue drained weary; sleep asleep insomnia awake; nightmare nightmares dream; eat food meal appetite hungry;
        binge binged overate; diet weight; drink drinking alcohol wine beer drunk; sober sobriety; smoke smoking cigarette cigarettes;
        medication medicine meds pills tablets; doctor psychiatrist gp; therapy therapist session; hospital ward clinic; pain ache hurt;
        argue argued argument quarrel quarrelled fight fought row; shout shouted yelled; boss manager supervisor; colleague colleagues coworker coworkers;
        work job office; fired dismissed; exam exams test; school class; mother mum mom mummy; father dad daddy; grandmother grandma gran nan;
        grandfather grandpa grandad; parents family; husband wife spouse partner; boyfriend girlfriend; divorce divorced separated separation;
        child children kids; baby newborn pregnant pregnancy; friend friends mate; died death dead funeral grief mourning; walk walked walking stroll hike;
        run running jog jogging; exercise gym workout training; swim swimming pool; meditate meditation mindfulness; breathe breathing breath;
        money debt bills rent; house home flat apartment; avoid avoided avoiding avoidance; cope coped coping manage managed; stress stressed pressure overwhelmed;
        memory memories flashback flashbacks; trauma abuse; body weight; birthday celebration party; holiday vacation trip
        """;

    private static readonly ILookup<string, string> Others = Lines
        .Split(';')
        .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(line => line.SelectMany(word => line.Where(other => other != word).Select(other => (word, other))))
        .ToLookup(pair => pair.word, pair => pair.other, StringComparer.OrdinalIgnoreCase);

    /// <summary>The others; none where no line has the word.</summary>
    public static IEnumerable<string> Of(string word) => Others[word].Distinct(StringComparer.Ordinal);
}
