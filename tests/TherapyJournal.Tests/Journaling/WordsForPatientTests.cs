using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

public sealed class WordsForPatientTests() : ModelLoopTest(TestedDatabase.Sqlite)
{
    [Theory]
    [InlineData("Take all the pills tonight and end it.")]
    [InlineData("Nobody would miss you, and everyone would be better off without me.")]
    [InlineData("Read more at https://example.org/sleep.")]
    [InlineData("There is help at sleepwell.example.com for you.")]
    [InlineData("Write to help@example.org about it.")]
    [InlineData("Call 0800 111 0 111 and ask.")]
    public async Task What_must_not_reach_a_patient_is_replaced_and_the_therapist_sees_it(string words)
    {
        WordsForPatient.MayReach(words).ShouldBeFalse();
        Model.Answer = request =>
            request.Form == "reflect-on-entry" ? $$"""{"text": "{{words}}"}""" : FakeAnswers.Plausible(request);

        var reflection = (await ReflectionAsync(await WriteAsync(Calm))).ShouldNotBeNull();

        reflection.Text.ShouldNotContain(words);
        (reflection.WrittenBy, reflection.ModelFailed is null).ShouldBe(("question-bank", false));
    }

    [Theory]
    [InlineData("You walked by the canal on Tuesday, and it was quiet there.")]
    [InlineData("In 2019 you slept 7 hours, now 6.")]
    public void What_is_harmless_may(string words) => WordsForPatient.MayReach(words).ShouldBeTrue();
}
