using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public sealed partial class TranscriberTests : AssistantTest
{
    [Fact(Timeout = Hanging)]
    public async Task A_recording_is_written_down_and_its_name_says_nothing()
    {
        var outcome = await Ask("oga", Encoding.ASCII.GetBytes("OggS-sound"));

        outcome.ShouldBe(new TranscriptionOutcome.Transcribed("I walked by the canal.") { Tokens = (210, 8) });
        var sent = OpenAi.Recordings.ShouldHaveSingleItem();
        sent.ShouldContain("OggS-sound");
        sent.ShouldContain("gpt-transcribe");
        sent.ShouldContain("filename=recording.ogg");
        sent.ShouldContain("Content-Type: audio/ogg");
    }

    [Fact(Timeout = Hanging)]
    public async Task The_published_schema_knows_every_field_and_misses_none()
    {
        var (known, required) = OpenAiSpecification
            .OrSkip()
            .FieldsOf("/v1/audio/transcriptions", "multipart/form-data");

        await Ask("ogg", Encoding.ASCII.GetBytes("OggS-sound"));

        var sent = FieldName().Matches(OpenAi.Recordings.Single()).Select(match => match.Groups["name"].Value).ToList();
        sent.ShouldBe(["file", "model", "response_format"]);
        sent.ShouldBeSubsetOf(known);
        required.ShouldNotBeEmpty();
        required.ShouldBeSubsetOf(sent);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_recording_beyond_the_bound_is_not_sent()
    {
        var outcome = await Ask("ogg", new byte[Transcriber.MostBytes + 1]);

        outcome.ShouldBeOfType<TranscriptionOutcome.TooLarge>();
        OpenAi.Calls.ShouldBeEmpty();
    }

    [Theory(Timeout = Hanging)]
    [InlineData(FakeFault.Unauthorised, AssistantFailure.Unauthorised, 1)]
    [InlineData(FakeFault.ServerError, AssistantFailure.ServerError, 2)]
    [InlineData(FakeFault.Reset, AssistantFailure.Unreachable, 2)]
    [InlineData(FakeFault.Html, AssistantFailure.Malformed, 1)]
    [InlineData(FakeFault.RateLimited, AssistantFailure.RateLimited, 2)]
    [InlineData(FakeFault.HalfABody, AssistantFailure.Unreachable, 2)]
    [InlineData(FakeFault.Hang, AssistantFailure.TimedOut, 1)]
    [InlineData(FakeFault.EmptyBody, AssistantFailure.Empty, 1)]
    [InlineData(FakeFault.EndlessBody, AssistantFailure.TooLong, 1)]
    [InlineData(FakeFault.Redirect, AssistantFailure.Redirected, 1)]
    public async Task Every_fault_is_a_reason(FakeFault fault, AssistantFailure reason, int calls)
    {
        OpenAi.Fail(fault, always: true);

        (await Ask("ogg", [1, 2, 3])).ShouldBe(new TranscriptionOutcome.Failed(reason));
        OpenAi.Calls.Count.ShouldBe(calls);
    }

    [Fact]
    public async Task Another_kind_of_file_is_a_mistake_of_the_caller() =>
        await Should.ThrowAsync<ArgumentException>(() => Ask("exe", [1]));

    [Fact(Timeout = Hanging)]
    public async Task Without_a_key_nothing_is_sent_to_the_vendor()
    {
        var outcome = await Room(("OPENAI_API_KEY", null), ("OPENAI_BASE_URL", null))
            .GetRequiredService<Transcriber>()
            .TranscribeAsync(new byte[] { 1 }, "ogg", Cancel);

        outcome.ShouldBe(new TranscriptionOutcome.Failed(AssistantFailure.NotConfigured));
    }

    [GeneratedRegex("""[ ;]name="?(?<name>[a-z_]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex FieldName();

    private Task<TranscriptionOutcome> Ask(string extension, byte[] recording) =>
        Room(("Journal:Assistants:TranscriptionSeconds", "2"))
            .GetRequiredService<Transcriber>()
            .TranscribeAsync(recording, extension, Cancel);
}
