using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Hosting.Privacy;

/// <summary>A zip of tables, each as JSON and as CSV, and of files. It grows on disk, never in memory.</summary>
internal sealed class Archive(Stream target) : IDisposable
{
    private readonly ZipArchive _zip = new(target, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Adds a table unless it is empty; answers how many rows it has.</summary>
    public async Task<int> AddTable(string name, IAsyncEnumerable<string> rows, CancellationToken ct)
    {
        var count = 0;
        string[]? columns = null;
        await using var csv = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using var lines = new StreamWriter(csv, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        StreamWriter? json = null;
        try
        {
            await foreach (var row in rows.WithCancellation(ct))
            {
                json ??= new(_zip.CreateEntry($"{name}.json").Open());
                await json.WriteAsync(count++ == 0 ? "[\n" : ",\n");
                await json.WriteAsync(row.AsMemory(), ct);

                var cells = JsonNode.Parse(row)!.AsObject();
                if (columns is null) await lines.WriteLineAsync(Csv.Line(columns = [.. cells.Select(c => c.Key)]));
                await lines.WriteLineAsync(Csv.Line([.. columns.Select(c => Cell(cells[c]))]));
            }

            if (json is not null) await json.WriteAsync("\n]\n");
        }
        finally
        {
            if (json is not null) await json.DisposeAsync();
        }

        if (count == 0) return 0;
        await lines.FlushAsync(ct);
        csv.Position = 0;
        await Add($"{name}.csv", csv, ct);
        return count;
    }

    public async Task AddFile(PersonalFile file, CancellationToken ct)
    {
        await using var content = await file.Open(ct);
        await Add($"files/{Safe(file.Path)}", content, ct);
    }

    /// <summary>What is in here, for people and programs.</summary>
    public async Task AddContents(object contents, CancellationToken ct)
    {
        await using var entry = _zip.CreateEntry("contents.json").Open();
        await JsonSerializer.SerializeAsync(entry, contents, Indented, ct);
    }

    public void Dispose() => _zip.Dispose();

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private async Task Add(string name, Stream content, CancellationToken ct)
    {
        await using var entry = _zip.CreateEntry(name).Open();
        await content.CopyToAsync(entry, ct);
    }

    // Whoever unpacks it must not be led out of the folder.
    private static string Safe(string path) => string.Join('/', path.Split('/', '\\').Where(part => part is not ("" or "." or "..")));

    private static string? Cell(JsonNode? value) => value switch
    {
        null => null,
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text,
        var other => other.ToJsonString(),
    };
}
