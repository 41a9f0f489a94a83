namespace Platform.Hosting.Mail;

/// <summary>The way out of the house for letters. The id is the same at every attempt, so that the other side can tell a repetition.</summary>
internal interface IMailTransport
{
    Task Deliver(Guid id, Mail mail, CancellationToken ct);
}
