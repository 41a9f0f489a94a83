using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Imports;
using Platform.Devices.Storage;
using Platform.Hosting.Data;

namespace Platform.Devices.Features.Imports;

/// <summary>Registers and changes the devices of a page, each by itself or not at all.</summary>
internal sealed class ImportedDevices(DevicesDb db, Ledger<Device, DeviceEvent> ledger, Numbers numbers)
{
    public async Task<ImportStep> Apply(DeviceImport import, IReadOnlyList<ImportLine> lines, ImportSettings settings, CancellationToken ct)
    {
        var known = await Known(lines, ct);
        var (existing, fresh) = (new Dictionary<Guid, ImportLine>(), new List<ImportLine>());
        foreach (var line in lines)
        {
            var device = known(line);
            if (device is null) line.CheckNew(settings);
            if (line.Problems.Count > 0) continue;
            if (device is null) fresh.Add(line);
            else if (!existing.TryAdd(device.Value, line)) line.Refuse(null, DeviceImportRefusals.Repeated);
        }

        var changes = await Change(existing, ct);
        var begun = await Begin(import, fresh, settings, ct);
        var refused = lines.Count(l => l.Problems.Count > 0);
        return new([.. changes, .. begun], begun.Count, changes.Count, lines.Count - begun.Count - changes.Count - refused, refused, [.. lines.SelectMany(l => l.Problems)]);
    }

    private async Task<Func<ImportLine, Guid?>> Known(IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var (said, serials) = (lines.Select(l => l.Number).OfType<int>().ToArray(), lines.Select(l => l.Serial).OfType<string>().ToArray());
        var found = await db.Devices.AsNoTracking().Where(d => said.Contains(d.Number) || (serials.Contains(d.Serial!) && d.DecommissionedAt == null))
            .Select(d => new { d.Key, d.Number, d.Serial, IsInUse = d.DecommissionedAt == null }).ToListAsync(ct);
        var byNumber = found.ToDictionary(d => d.Number, d => d.Key);
        var bySerial = found.Where(d => d is { Serial: not null, IsInUse: true }).ToDictionary(d => d.Serial!, d => d.Key);
        return line => line.Number is { } number ? byNumber.TryGetValue(number, out var key) ? key : null
            : line.Serial is { } serial && bySerial.TryGetValue(serial, out var other) ? other : null;
    }

    private async Task<IReadOnlyList<Changed<Device>>> Change(Dictionary<Guid, ImportLine> lines, CancellationToken ct)
    {
        var edited = await ledger.Edit([.. lines.Keys], device => device with { }, device => lines[device.Key].Apply(DeviceFacts.Of(device)).Decide(device, db.Call.Now), ct);
        foreach (var (device, refusal) in edited.Refused) lines[device].Refuse(null, refusal);
        return edited.Changes;
    }

    private async Task<List<Changed<Device>>> Begin(DeviceImport import, List<ImportLine> lines, ImportSettings settings, CancellationToken ct)
    {
        if (lines.Count == 0) return [];
        var first = await numbers.Take(db.Tenant, Device.Kind, ct, lines.Count);
        var decisions = lines.Select((line, i) => Decide(import.Id, line, settings, db.Tenant, first + i, db.Call.Now)).ToList();
        var all = await ledger.BeginMany(decisions, ct);
        if (all.Value is { } begun) return [.. begun.Select(device => new Changed<Device>(null, device))];

        // One of them cannot be: the others are not to suffer for it.
        var some = new List<Changed<Device>>();
        for (var i = 0; i < lines.Count; i++)
        {
            db.ChangeTracker.Clear();
            var one = await ledger.Begin(decisions[i], ct);
            if (one.Refusal is { } refusal) lines[i].Refuse(null, refusal);
            else some.Add(new(null, one.Value!));
        }

        return some;
    }

    private static Decision<DeviceEvent> Decide(Guid import, ImportLine line, ImportSettings settings, TenantId tenant, int number, DateTimeOffset now) =>
        new DeviceRegistered(
            ImportIds.Of(import, line.Line), tenant, number, line.Name!, line.Serial, line.SiteId ?? settings.SiteId!.Value, line.TypeId ?? settings.TypeId!.Value, ParentId: null, now)
        {
            GroupId = line.GroupId, Tags = line.Tags ?? [],
        };
}
