namespace TherapyJournal.Insight.Recurring;

/// <summary>Words that come back in everybody's days and are about nothing: such a word is no theme, and no phrase begins or ends with it.</summary>
internal static class EverydayWords
{
    private static readonly HashSet<string> All = new(
        """
        able actually almost already alright always amazing another anything anyway around away back bad became become big bit
        bring brought called came cannot can't come coming couple couldn't couldn didn't didn doesn't doesn't done dont early easy else end
        ended enjoy enjoyed enough even evening ever every everyone everything everyday far favorite favourite feel feeling feelings felt few finally
        find fine finished first forward found fun full game gave give given glad goes gone great guess guy guys half happen happened
        happy hard hasn't haven't head hear heard help helped helps here high hope hour hours huge i'd i'll i'm i've idea important instead isn't
        it's job keep kept kind kinda knew know known large last late later least leave left let life like liked likes little live
        long look looked looking lot lots love loved main makes making many matter maybe mean means might min minute minutes moment
        month months morning most mostly move moved much near need needed needs never new next nice night nothing old once others
        otherwise part parts past people person perhaps piece place plan planned play played point pretty probably put quick quite rather
        read ready real realized realised reason rest right said salient same saw say says second see seem seemed seems seen several
        show side since sit small someone something sometimes somewhat soon sort spend spent start started still stuff stop stopped sure take taken
        takes taking talk talked tell tend than thank that's there's think thinking third thought thoughts time times together told tomorrow tonight took
        top totally towards tried tries truly try trying turn turned two used usual usually want wanted wants wasn't watch watched way
        ways week weeks weekend well went weren't whole without won't wonderful wouldn't word words world wrong year years yes yesterday
        yet three four five six seven eight nine ten day days afternoon
        january february march april june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday
        aber alle alles als also am an auch auf aus bei bin bis bist da damit dann das dass dein dem den denn der des die dies diese
        dieser doch dort du durch ein eine einem einen einer eines er es etwas für gegen gestern ging haben habe hat hatte heute hier
        ich ihm ihn ihr ihre im in immer ist ja jetzt kann kein keine können konnte man mehr mein meine meinem meinen meiner mich mir
        mit morgen muss nach nicht nichts noch nun nur ob oder ohne sehr sein seine sich sie sind so über um und uns unser vom von vor
        war waren warum was weil wenn wer werden wie wieder will wir wird wo zu zum zur zwei tag tage woche jahr uhr abend zeit
        montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal
    );

    /// <summary>Each of them.</summary>
    public static IReadOnlyCollection<string> Each => All;

    /// <param name="form">In small letters.</param>
    public static bool Hold(string form) => All.Contains(form) || All.Contains(WithoutEnding(form));

    private static string WithoutEnding(string form) =>
        form.EndsWith("'s", StringComparison.Ordinal) ? form[..^2] : form;
}
