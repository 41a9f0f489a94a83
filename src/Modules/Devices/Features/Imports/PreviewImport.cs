using Platform.Devices.Domain;
using Platform.Devices.Domain.Imports;
using Platform.Devices.Inventory;
using Platform.Devices.Storage;

namespace Platform.Devices.Features.Imports;

/// <summary>Says what would come of an import, line by line, without changing anything.</summary>
internal sealed class PreviewImport(DevicesDb db, DeviceImports imports, DeviceInventory inventory)
{
    public async Task<ImportPreview> Of(DeviceImport import, ImportSettings settings, CancellationToken ct)
    {
        var reading = new ImportReading(settings, await imports.Names(ct));
        var known = new KnownDevices((await inventory.Of(db.Tenant, ct)).ByName, db.Call.Sites);
        var counts = new int[Enum.GetValues<ImportOutcome>().Length];
        var (lines, problems, gateways) = (new List<PreviewedLine>(), new List<ImportProblem>(), new List<(int Line, string Gateway)>());
        for (var page = 0; page < import.Pages; page++)
            foreach (var row in (await imports.Page(import.Id, page, ct)).Rows)
            {
                var line = reading.Take(row);
                var (outcome, device) = Judge(line, known, settings);
                counts[(int)outcome]++;
                if (lines.Count < ImportPreview.MostLines) lines.Add(new(line.Line, outcome, device is null ? null : DeviceNumber.Of(device.Number), row.Cells));
                problems.AddRange(line.Problems.Take(ImportPreview.MostProblems - problems.Count));
                if (line.Gateway is { } gateway && known.Gateway(gateway) is null) gateways.Add((line.Line, gateway));
            }

        foreach (var (line, gateway) in gateways.Where(g => !reading.Names(g.Gateway)).Take(ImportPreview.MostProblems - problems.Count))
            problems.Add(ImportProblem.Of(line, "gateway", DeviceRefusals.UnknownParent, gateway));
        return new(counts[0], counts[1], counts[2], counts[3], lines, [.. problems.OrderBy(p => p.Line)]);
    }

    private static (ImportOutcome Outcome, ListedDevice? Device) Judge(ImportLine line, KnownDevices known, ImportSettings settings)
    {
        var device = known.Find(line);
        if (device is null) line.CheckNew(settings);
        else if (device.IsDecommissioned) line.Refuse(null, DeviceRefusals.Decommissioned);
        if (line.Problems.Count > 0) return (ImportOutcome.Refused, device);
        if (device is null) return (ImportOutcome.Created, null);
        var facts = FactsOf(device);
        var isSame = line.Apply(facts).IsSameAs(facts) && (line.Gateway is not { } gateway || known.Gateway(gateway)?.Id == device.ParentId);
        return (isSame ? ImportOutcome.Unchanged : ImportOutcome.Changed, device);
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
