using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;

namespace Platform.Hosting.Mail;

/// <summary>A letter as it waits in the queue: sealed, for it may hold a link that somebody could sign in with.</summary>
internal sealed record QueuedMail(string Sealed);

/// <summary>Puts letters into the queue of jobs.</summary>
internal sealed class MailQueue(IJobs jobs, IDataProtectionProvider protection) : IMail
{
    // People wait for these, so they go first; a tenant's storm of letters does not look like spam.
    private static readonly JobOptions Options = new() { Priority = JobPriority.High, RateKey = "mail", Rate = new(20, TimeSpan.FromSeconds(1)) };

    private readonly IDataProtector _protector = Envelope(protection);

    public Task Send(TenantId tenant, Mail mail, CancellationToken ct) => jobs.Enqueue(tenant, SendMail.Kind, Seal(mail), Options, ct);

    public Task Send(ModuleDb db, Mail mail, CancellationToken ct) => jobs.Enqueue(db, SendMail.Kind, Seal(mail), Options, ct);

    public static IDataProtector Envelope(IDataProtectionProvider protection) => protection.CreateProtector("Platform.Mail");

    private QueuedMail Seal(Mail mail) => new(_protector.Protect(JsonSerializer.Serialize(mail, JsonSerializerOptions.Web)));
}

/// <summary>Delivers one queued letter.</summary>
internal sealed class SendMail(IMailTransport transport, IDataProtectionProvider protection) : IJob<QueuedMail>
{
    public static string Kind => "mail.send";
    public static TimeSpan Longest => TimeSpan.FromMinutes(2);

    private readonly IDataProtector _protector = MailQueue.Envelope(protection);

    public async Task Run(QueuedMail payload, JobContext job, CancellationToken ct)
    {
        try
        {
            await transport.Deliver(job.Id, Open(payload), ct);
        }
        catch (JobFailedException)
        {
            MailMetrics.Mails.Add(1, new KeyValuePair<string, object?>("outcome", "failed"));
            throw;
        }

        MailMetrics.Mails.Add(1, new KeyValuePair<string, object?>("outcome", "sent"));
    }

    private Mail Open(QueuedMail queued)
    {
        try
        {
            return JsonSerializer.Deserialize<Mail>(_protector.Unprotect(queued.Sealed), JsonSerializerOptions.Web)!;
        }
        catch (CryptographicException e)
        {
            throw new JobFailedException("The key that sealed this mail is gone; have it sent again by whatever caused it.", e) { Final = true };
        }
    }
}
