using System.Net;
using Shouldly;
using TherapyJournal.Tests.App.Web;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Telegram;

public abstract class UpdateWebhookTests(TestedDatabase on) : ServedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task What_is_answered_with_200_is_committed()
    {
        (await SendAsync(Update(1, "a calm day"))).ShouldBe(HttpStatusCode.OK);

        (await WaitingAsync()).ShouldBe(1);
    }

    [Theory(Timeout = Hanging)]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("another")]
    [InlineData(Secret + "x")]
    [InlineData("WEBHOOK-SECRET_OF-THE-TESTS")]
    public async Task Without_the_secret_nothing_is_taken(string? secret)
    {
        (await SendAsync(Update(1, "forged"), secret)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync("no JSON", secret)).ShouldBe(
            HttpStatusCode.Unauthorized,
            "nothing is told of what would be taken"
        );

        (await WaitingAsync()).ShouldBe(0);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("""{"update_id":1""")]
    [InlineData("\u0000")]
    public async Task What_is_no_JSON_is_refused(string body) =>
        (await SendAsync(body)).ShouldBe(HttpStatusCode.BadRequest);

    [Theory(Timeout = Hanging)]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("17")]
    [InlineData("""{"update_id":1}""")]
    [InlineData("""{"update_id":"1","message":{}}""")]
    [InlineData("""{"update_id":1,"message":null}""")]
    [InlineData("""{"update_id":1,"poll_of_tomorrow":{"id":1}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":1,"date":1,"chat":"?","text":"words"}}""")]
    [InlineData(
        """{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"text":"\ud800"}}"""
    )]
    public async Task A_form_that_is_not_known_is_passed_over_and_keeps_nothing_waiting(string body)
    {
        (await SendAsync(body)).ShouldBe(HttpStatusCode.OK);
        (await WaitingAsync()).ShouldBe(0);

        (await SendAsync(Update(2, "the next one"))).ShouldBe(HttpStatusCode.OK);
        (await WaitingAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_body_without_end_is_refused_whether_its_length_is_said_or_not()
    {
        var huge = Update(1, new string('a', 2 * 1024 * 1024));

        await IsRefusedAsync(() => SendAsync(huge));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/telegram/updates")
        {
            Content = new StringContent(huge),
        };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        request.Headers.TransferEncodingChunked = true;
        await IsRefusedAsync(async () =>
        {
            using var answer = await Http.SendAsync(request, Cancel);
            return answer.StatusCode;
        });
        (await WaitingAsync()).ShouldBe(0);

        // A server that has refused may hang up before all of it was sent.
        static async Task IsRefusedAsync(Func<Task<HttpStatusCode>> send)
        {
            try
            {
                (await send()).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
            }
            catch (HttpRequestException fault) when (fault.InnerException is IOException) { }
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task The_longest_message_is_taken() =>
        (await SendAsync(Update(1, string.Concat(Enumerable.Repeat("\\ud83c\\udf27", 2048))))).ShouldBe(
            HttpStatusCode.OK
        );

    [Fact(Timeout = Hanging)]
    public async Task The_same_update_many_times_at_once_is_taken_once_and_every_sender_hears_that_it_was()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SendAsync(Update(7, "at once"))));

        answers.ShouldAllBe(a => a == HttpStatusCode.OK);
        (await WaitingAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_the_database_refuses_is_sent_again_and_then_taken_once()
    {
        await House.ForgeAsync($"alter table received_messages rename to hidden");
        (await SendAsync(Update(1, "refused at first"))).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await House.ForgeAsync($"alter table hidden rename to received_messages");
        (await WaitingAsync()).ShouldBe(0);

        (await SendAsync(Update(1, "refused at first"))).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(Update(1, "refused at first"))).ShouldBe(HttpStatusCode.OK);
        (await WaitingAsync()).ShouldBe(1);
    }
}

public sealed class UpdateWebhookOnSqlite() : UpdateWebhookTests(TestedDatabase.Sqlite);

public sealed class UpdateWebhookOnPostgres() : UpdateWebhookTests(TestedDatabase.Postgres);

/// <summary>The server answers before the store is open.</summary>
public sealed class UpdateWebhookBeforeItsStoreTests() : ServedTest(TestedDatabase.Sqlite, isOpen: false)
{
    [Fact(Timeout = Hanging)]
    public async Task Before_the_store_is_open_Telegram_is_told_to_come_again()
    {
        (await SendAsync(Update(1, "too early"))).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Http.GetAsync("/health/ready", Cancel)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        Readiness.Open();
        (await SendAsync(Update(1, "too early"))).ShouldBe(HttpStatusCode.OK);
        (await Http.GetAsync("/health/ready", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
