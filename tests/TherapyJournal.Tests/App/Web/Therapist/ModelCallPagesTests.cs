using Shouldly;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class ModelCallPagesTests(TestedDatabase on) : DeskTest(on)
{
    [Fact]
    public async Task Where_no_model_was_asked_it_says_so()
    {
        await WriteAsync(Ada, Calm);

        var page = await Desk.OpenAsync($"/patients/{Ada}/models");

        page.Text.ShouldContain("Nothing of this record has ever been sent to a model.");
        (await Desk.OpenAsync($"/patients/{Ada}/settings")).Html.ShouldContain($"/patients/{Ada}/models");
    }

    [Fact]
    public async Task Each_call_stands_there_without_a_word_of_what_was_sent()
    {
        var entry = await WriteAsync(Ada, Calm);
        await House.InsertAsync(
            Ada,
            new ModelCall { At = Ground.Clock.GetUtcNow().ToUnixTimeMilliseconds() },
            new ModelCallContent("summarize-entry", "model.example", "a-model", "", [new("entry", entry, 47)], 900)
            {
                State = ModelCallState.Answered,
                Milliseconds = 800,
            }
        );

        var page = await Desk.OpenAsync($"/patients/{Ada}/models");

        page.Text.ShouldContain(
            $"summarize-entry to a-model at model.example: 47 characters of entry {$"{entry}"[..13]}"
        );
        page.Text.ShouldContain("answered in 800 ms");
        page.Text.ShouldNotContain("sister");
    }

    [Fact]
    public async Task Of_another_therapists_patient_there_is_no_such_page()
    {
        var theirs = await House.AddPatientAsync(await House.AddTherapistAsync("Ben Other"), "Ben Patient");

        foreach (var id in (string[])[theirs.ToString(), RowId.New(Ground.Clock).ToString(), "no-id"])
        {
            ShouldBeNowhere(await Desk.OpenAsync($"/patients/{id}/models"));
        }
    }
}

public sealed class ModelCallPagesOnSqlite() : ModelCallPagesTests(TestedDatabase.Sqlite);

public sealed class ModelCallPagesOnPostgres() : ModelCallPagesTests(TestedDatabase.Postgres);
