using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain.Imports;
using Platform.Devices.Storage;
using Platform.Hosting.Tables;
using Platform.Hosting.Uploads;

namespace Platform.Devices.Features.Imports;

/// <summary>Reads a file into the pages of an import, a page in memory at a time.</summary>
internal sealed class ReadTable(DevicesDb db)
{
    private const int Samples = 3, LongestSample = 80, LongestColumnName = 120;

    // Unpacking and comparing takes memory: not many at once in one process.
    private static readonly SemaphoreSlim AtOnce = new(3);

    /// <summary>The import, added and saved in the open transaction.</summary>
    public async Task<Outcome<DeviceImport>> Read(CheckedUpload file, Stream content, CancellationToken ct)
    {
        await AtOnce.WaitAsync(ct);
        try
        {
            using var table = Table.Open(content);
            using var rows = table.Rows().GetEnumerator();
            if (!rows.MoveNext()) return DeviceImportRefusals.Empty;
            var import = Begin(file, table.Format, rows.Current.Cells);
            db.Imports.Add(import);
            await db.SaveChangesAsync(ct);
            var samples = import.Columns.Select(_ => new List<string>()).ToArray();
            while (NextPage(rows, ct) is { Count: > 0 } page)
            {
                if (import.Pages == 0) Sample(page, samples);
                db.ImportPages.Add(new() { Tenant = db.Tenant, ImportId = import.Id, Page = import.Pages++, Rows = page });
                import.Rows += page.Count;
                await db.SaveChangesAsync(ct);
                db.ChangeTracker.Entries<DeviceImportPage>().Single().State = EntityState.Detached;
            }

            if (import.Rows == 0) return DeviceImportRefusals.Empty;
            db.Entry(import).CurrentValues.SetValues(import with { Columns = [.. import.Columns.Zip(samples, (column, some) => column with { Samples = some })] });
            return import;
        }
        catch (TableRefusedException refused) { return refused.Refusal; }
        finally { AtOnce.Release(); }
    }

    private DeviceImport Begin(CheckedUpload file, TableFormat format, string[] header)
    {
        string[] columns = [.. header.Select((name, at) => name.Trim() is { Length: > 0 } named ? Shortened(named, LongestColumnName) : $"Column {at + 1}")];
        return new()
        {
            Tenant = db.Tenant, Id = Guid.CreateVersion7(db.Call.Now), Name = file.Name, Format = format, Columns = [.. columns.Select(name => new ImportColumn(name, []))],
            Settings = new(ImportMapping.Guess(columns), null, null), Preview = new(0, 0, 0, 0, [], []), Rows = 0, Pages = 0,
            MadeBy = db.Call.Actor, MadeAt = db.Call.Now, KeepUntil = db.Call.Now + DeviceImport.ReadyFor,
        };
    }

    private static List<TableRow> NextPage(IEnumerator<TableRow> rows, CancellationToken ct)
    {
        var page = new List<TableRow>();
        while (page.Count < DeviceImportPage.MostRows && rows.MoveNext()) page.Add(rows.Current);
        ct.ThrowIfCancellationRequested();
        return page;
    }

    private static void Sample(List<TableRow> page, List<string>[] samples)
    {
        for (var column = 0; column < samples.Length; column++)
            foreach (var row in page)
                if (samples[column].Count == Samples) break;
                else if (row[column] is { } cell) samples[column].Add(Shortened(cell, LongestSample));
    }

    // Never half of a letter that takes two.
    private static string Shortened(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
