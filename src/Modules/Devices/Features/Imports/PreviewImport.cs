using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Imports;
using Platform.Devices.Inventory;
using Platform.Devices.Storage;

namespace Platform.Devices.Features.Imports;

/// <summary>Says what would come of an import, line by line, without changing any device, and keeps it beside the lines.</summary>
internal sealed class PreviewImport(DevicesDb db, DeviceImports imports, DeviceInventory inventory)
{
    public async Task<ImportPreview> Of(DeviceImport import, ImportSettings settings, CancellationToken ct)
    {
        var reading = new ImportReading(settings, await imports.Names(ct));
        var known = new KnownDevices((await inventory.Of(db.Tenant, ct)).ByName, db.Call.Sites);
        var (counts, head, problems) = (new int[Enum.GetValues<JudgedKind>().Length], new List<PreviewedLine>(), new List<ImportProblem>());
        var gateways = new List<(int Page, int Line, string Gateway)>();
        for (var page = 0; page < import.Pages; page++)
        {
            var judged = new List<JudgedLine>();
            foreach (var row in (await imports.Page(import.Id, page, ct)).Rows)
            {
                var line = reading.Take(row);
                var one = Judge(line, known, settings);
                judged.Add(one);
                if (head.Count < ImportPreview.MostLines) head.Add(new(line.Line, one.Outcome, one.DeviceNumber, row.Cells));
                problems.AddRange(line.Problems.Take(ImportPreview.MostProblems - problems.Count));
                if (line.Gateway is { } gateway && known.Gateway(gateway) is null) gateways.Add((page, line.Line, gateway));
            }

            Add(counts, await Keep(import.Id, page, judged, ct));
        }

        // Only now is known what the file itself has: a gateway may stand further down than what reports through it.
        foreach (var page in gateways.Where(g => !reading.Names(g.Gateway)).GroupBy(g => g.Page, g => ImportProblem.Of(g.Line, "gateway", DeviceImportRefusals.UnknownGateway, g.Gateway)))
        {
            await AddProblems(import.Id, page.Key, page.ToDictionary(p => p.Line), ct);
            problems.AddRange(page.Take(ImportPreview.MostProblems - problems.Count));
        }

        return new(counts[0], counts[1], counts[2], counts[3], head, [.. problems.OrderBy(p => p.Line)]);
    }

    private async Task AddProblems(Guid import, int at, Dictionary<int, ImportProblem> problems, CancellationToken ct)
    {
        var page = await imports.Page(import, at, ct);
        await Keep(import, at, [.. page.Rows.Zip(page.Judged, (row, line) => problems.TryGetValue(row.Line, out var problem) ? line with { Problems = [.. line.Problems, problem] } : line)], ct);
    }

    private async Task<int[]> Keep(Guid import, int page, IReadOnlyList<JudgedLine> judged, CancellationToken ct)
    {
        var counts = DeviceImportPage.Count(judged);
        await db.ImportPages.Where(p => p.ImportId == import && p.Page == page)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Judged, judged).SetProperty(p => p.Counts, counts), ct);
        return counts;
    }

    private static void Add(int[] counts, int[] more)
    {
        for (var i = 0; i < counts.Length; i++) counts[i] += more[i];
    }

    private static JudgedLine Judge(ImportLine line, KnownDevices known, ImportSettings settings)
    {
        var device = known.Find(line);
        if (device is null) line.CheckNew(settings);
        else if (device.IsDecommissioned) line.Refuse(null, DeviceRefusals.Decommissioned);
        return new(OutcomeOf(line, device, known), device is null ? null : DeviceNumber.Of(device.Number), line.Problems);
    }

    private static ImportOutcome OutcomeOf(ImportLine line, ListedDevice? device, KnownDevices known)
    {
        if (line.Problems.Count > 0) return ImportOutcome.Refused;
        if (device is null) return ImportOutcome.Created;
        var facts = FactsOf(device);
        var isSame = line.Apply(facts).IsSameAs(facts) && (line.Gateway is not { } gateway || known.Gateway(gateway)?.Id == device.ParentId);
        return isSame ? ImportOutcome.Unchanged : ImportOutcome.Changed;
    }

    private static DeviceFacts FactsOf(ListedDevice d) => new()
    {
        Name = d.Name, Serial = d.Serial, SiteId = d.SiteId, TypeId = d.TypeId, ParentId = d.ParentId, GroupId = d.GroupId, Tags = d.Tags, IsDecommissioned = d.IsDecommissioned,
    };

    /// <summary>The devices there are, by what a file may call them.</summary>
    private sealed class KnownDevices
    {
        private readonly Dictionary<int, ListedDevice> _byNumber = [];
        private readonly Dictionary<string, ListedDevice> _bySerial = [];
        private readonly Dictionary<string, ListedDevice?> _byName = new(StringComparer.OrdinalIgnoreCase);

        public KnownDevices(IEnumerable<ListedDevice> devices, PermittedSites permitted)
        {
            foreach (var device in devices.Where(d => permitted.Contains(d.SiteId)))
            {
                _byNumber[device.Number] = device;
                if (device.IsDecommissioned) continue;
                if (device.Serial is { } serial) _bySerial[serial] = device;
                if (!_byName.TryAdd(device.Name, device)) _byName[device.Name] = null;
            }
        }

        public ListedDevice? Find(ImportLine line) => line.Number is { } number ? _byNumber.GetValueOrDefault(number) : line.Serial is { } serial ? _bySerial.GetValueOrDefault(serial) : null;

        public ListedDevice? Gateway(string named) =>
            (DeviceNumber.TryParse(named, out var number) ? _byNumber.GetValueOrDefault(number) : null) is { IsDecommissioned: false } numbered ? numbered
            : _bySerial.GetValueOrDefault(named) ?? _byName.GetValueOrDefault(named);
    }
}
