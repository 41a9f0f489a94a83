using Platform.Hosting.Data;

namespace Platform.Hosting.Mail;

/// <summary>Sends letters. They are queued durably and delivered by a worker, again and again until the other side takes them or refuses for good.</summary>
public interface IMail
{
    /// <summary>Queues a letter in a transaction of its own.</summary>
    Task Send(TenantId tenant, Mail mail, CancellationToken ct);

    /// <summary>Queues a letter in the module's open transaction: it goes out if and only if that commits.</summary>
    Task Send(ModuleDb db, Mail mail, CancellationToken ct);
}
