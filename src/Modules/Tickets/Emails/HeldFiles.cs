using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Files;
using Platform.Hosting.Schedules;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Emails;

/// <summary>The files of mails that became nothing yet: kept for as long as somebody may let the mail in, and never more of them than a company can spare.</summary>
internal sealed class HeldFiles(TicketsDb db, FileStore store)
{
    /// <summary>Of all held mails of a company. What comes beyond is named and left out: whoever sends a thousand mails must not fill the disk.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    public async Task Keep(Guid email, Guid author, IReadOnlyList<InboundFile> files, CancellationToken ct)
    {
        if (files.Count == 0) return;
        var room = MostBytes - await db.HeldFiles.Where(f => f.Sha256 != null).SumAsync(f => f.Bytes, ct);
        foreach (var (number, file) in files.Index())
        {
            var bytes = file.Content?.Length ?? 0;
            if (file.Content is not null) file.Content.Position = 0;
            var stored = file.Content is not null && bytes <= room ? await store.Keep(db.Tenant, file.Content, ct) : null;
            if (stored is not null) room -= bytes;
            db.HeldFiles.Add(new() { Tenant = db.Tenant, EmailId = email, Number = number, AuthorId = author, Name = EmailToTicket.Cut(file.Name.Replace("\0", "", StringComparison.Ordinal), 250), Bytes = bytes, Sha256 = stored?.Sha256 });
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>As they came. Whoever takes them lets them go.</summary>
    public async Task<List<InboundFile>> Take(Guid email, CancellationToken ct)
    {
        var files = await db.HeldFiles.AsNoTracking().Where(f => f.EmailId == email).OrderBy(f => f.Number).ToListAsync(ct);
        await db.HeldFiles.Where(f => f.EmailId == email).ExecuteDeleteAsync(ct);
        return [.. files.Select(f => new InboundFile(f.Name, f.Sha256 is { } hash ? store.Open(db.Tenant, hash) : null))];
    }
}

/// <summary>Lets the files of mails go that nobody wanted for a month.</summary>
internal sealed class PruneHeldFiles(Databases databases) : ISchedule
{
    public static string Name => "prune-held-files";
    public static string Cron => "0 45 3 * * ?";

    public async Task Run(CancellationToken ct)
    {
        await using var prune = databases.System.CreateCommand("delete from tickets.email_files f using tickets.emails e where e.tenant = f.tenant and e.id = f.email_id and e.at < now() - interval '30 days'");
        await prune.ExecuteNonQueryAsync(ct);
    }
}
