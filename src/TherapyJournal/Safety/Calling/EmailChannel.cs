using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using TherapyJournal.Practices;

namespace TherapyJournal.Safety.Calling;

/// <summary>E-mail by SMTP (RFC 5321), through the framework's own client: a way to wake somebody. What goes over it names no patient and holds none of their words.</summary>
public sealed class EmailChannel(EmailOptions options) : ICallChannel
{
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(5);

    /// <summary>As people call it.</summary>
    public const string Name = "e-mail";

    string ICallChannel.Name => Name;

    /// <summary>Whether it is set up; where it is not, nobody is woken over it.</summary>
    public bool IsSet => options.IsSet;

    bool ICallChannel.Leads(CallContact contact) => contact.IsProven;

    Task<CallOutcome> ICallChannel.CallAsync(CallTo to, CallMessage message, CancellationToken cancel) =>
        SendAsync(to.Contact.Proven!.Email, message, cancel);

    /// <summary>Hands a message over and says whether it was taken.</summary>
    /// <param name="address">Whose.</param>
    /// <param name="message">What it says.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<CallOutcome> SendAsync(string address, CallMessage message, CancellationToken cancel)
    {
        if (!IsSet)
        {
            return new CallOutcome.NotTaken("no mail server is set");
        }
        // The same call bears the same number, so that a mailbox shows it once, however often it is handed over.
        var id = $"<{message.Key}@therapy-journal>";
        var mail = new MailMessage(options.From!, address, message.Subject, message.Text)
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            Priority = MailPriority.High,
        };
        mail.Headers.Add("Message-ID", id);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        var longest = TimeSpan.FromSeconds(options.Seconds);
        try
        {
            // On a thread of its own: the framework's client reads the last answer without giving it back, and hears no cancellation then.
            await Task.Run(() => HandOverAsync(mail, longest, cancel), cancel).WaitAsync(longest, cancel);
            return new CallOutcome.Taken(id);
        }
        catch (Exception fault) when (fault is TimeoutException || IsOutOfPatience(fault, cancel))
        {
            return new CallOutcome.NotTaken($"the mail server did not answer within {options.Seconds} seconds");
        }
        catch (Exception fault) when (fault is SmtpException or IOException or InvalidOperationException)
        {
            return new CallOutcome.NotTaken(Trouble(fault));
        }
    }

    // Whoever does not wait any more leaves it behind: it ends by itself, and closes what it holds.
    private async Task HandOverAsync(MailMessage mail, TimeSpan longest, CancellationToken cancel)
    {
        using var whole = mail;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        // Later than whoever waits: what the client makes of a cancellation is no answer of the server.
        patience.CancelAfter(longest + Afterwards);
        using var client = Client();
        await client.SendMailAsync(whole, patience.Token);
    }

    private static bool IsOutOfPatience(Exception fault, CancellationToken cancel) =>
        fault is OperationCanceledException && !cancel.IsCancellationRequested;

    private SmtpClient Client() =>
        new(options.Host, options.Port)
        {
            // The client bounds its last read by this: were it as long as whoever waits, either could be first, and the client's own
            // giving up does not say what it was.
            Timeout = (int)(TimeSpan.FromSeconds(options.Seconds) + Afterwards).TotalMilliseconds,
            EnableSsl = options.Tls,
            UseDefaultCredentials = false,
            Credentials = options.Account is { Length: > 0 } account
                ? new NetworkCredential(account, options.Password)
                : null,
        };

    // The server's own words may repeat the address.
    private static string Trouble(Exception fault) =>
        fault switch
        {
            SmtpFailedRecipientException refused => $"the mail server refused the address ({(int)refused.StatusCode})",
            SmtpException { InnerException: AuthenticationException } => "the mail server's certificate is not trusted",
            SmtpException { InnerException: SocketException } => "the mail server cannot be reached",
            SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } refused =>
                $"the mail server refused the message ({(int)refused.StatusCode})",
            SmtpException { InnerException: IOException } or IOException =>
                "the connection to the mail server was lost",
            _ => "the mail server cannot be reached, or speaks no SMTP",
        };
}
