using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Imports;
using Platform.Devices.Storage;
using Platform.Hosting.Data;

namespace Platform.Devices.Features.Imports;

/// <summary>Puts the devices of a page behind their gateways, which by now are all there.</summary>
internal sealed class ImportedGateways(DevicesDb db, Ledger<Device, DeviceEvent> ledger)
{
    public async Task<ImportStep> Apply(DeviceImport import, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var behind = lines.Where(l => l.Gateway is not null).ToList();
        if (behind.Count == 0) return new([], 0, 0, 0, 0, []);
        var problems = new List<ImportProblem>();
        var devices = await Devices(import, behind, ct);
        var gateways = await Gateways([.. behind.Select(l => l.Gateway!).Distinct()], ct);
        var moves = new Dictionary<Guid, (ImportLine Line, Guid Gateway)>();
        foreach (var line in behind)
        {
            if (devices(line) is not { } device) continue; // refused in the first round, and told there
            var found = gateways(line.Gateway!);
            if (found.Refusal is { } refusal) problems.Add(ImportProblem.Of(line.Line, "gateway", refusal, line.Gateway));
            else moves.TryAdd(device, (line, found.Value));
        }

        var changes = await Move(moves, problems, ct);
        var counted = await CountedBefore(import, [.. changes.Select(c => c.After.Key)], ct);
        var also = changes.Count - counted;
        return new(changes, 0, also, -also, 0, problems);
    }

    // One circle among many moves: then each is tried by itself, as often as it takes to find who closes it.
    private async Task<IReadOnlyList<Changed<Device>>> Move(Dictionary<Guid, (ImportLine Line, Guid Gateway)> moves, List<ImportProblem> problems, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync("moves", ct);
        var changes = await Change(moves, problems, ct);
        if (!await Topology.HasCircle(db, [.. changes.Select(c => c.After.Key)], ct)) return changes;

        await transaction.RollbackToSavepointAsync("moves", ct);
        problems.RemoveAll(p => p.Field is null);
        var some = new List<Changed<Device>>();
        foreach (var (device, move) in moves)
        {
            db.ChangeTracker.Clear();
            if (await Topology.IsBehind(db, move.Gateway, device, ct)) problems.Add(ImportProblem.Of(move.Line.Line, "gateway", DeviceRefusals.CyclicParent, move.Line.Gateway));
            else some.AddRange(await Change(new() { [device] = move }, problems, ct));
        }

        return some;
    }

    private async Task<IReadOnlyList<Changed<Device>>> Change(Dictionary<Guid, (ImportLine Line, Guid Gateway)> moves, List<ImportProblem> problems, CancellationToken ct)
    {
        var edited = await ledger.Edit(
            [.. moves.Keys], device => device with { }, device => (DeviceFacts.Of(device) with { ParentId = moves[device.Key].Gateway }).Decide(device, db.Call.Now), ct);
        problems.AddRange(edited.Refused.Select(r => ImportProblem.Of(moves[r.Key].Line.Line, null, r.Refusal)));
        return edited.Changes;
    }

    private async Task<Func<ImportLine, Guid?>> Devices(DeviceImport import, List<ImportLine> lines, CancellationToken ct)
    {
        var ids = lines.ConvertAll(l => ImportIds.Of(import.Id, l.Line));
        var (numbers, serials) = (lines.Select(l => l.Number).OfType<int>().ToArray(), lines.Select(l => l.Serial).OfType<string>().ToArray());
        var found = await db.Devices.AsNoTracking().Where(d => d.DecommissionedAt == null && (ids.Contains(d.Key) || numbers.Contains(d.Number) || serials.Contains(d.Serial!)))
            .Select(d => new { d.Key, d.Number, d.Serial }).ToListAsync(ct);
        var (byId, byNumber) = (found.Select(d => d.Key).ToHashSet(), found.ToDictionary(d => d.Number, d => d.Key));
        var bySerial = found.Where(d => d.Serial is not null).ToDictionary(d => d.Serial!, d => d.Key);
        return line => ImportIds.Of(import.Id, line.Line) is var id && byId.Contains(id) ? id
            : line.Number is { } number ? byNumber.TryGetValue(number, out var key) ? key : null
            : line.Serial is { } serial && bySerial.TryGetValue(serial, out var other) ? other : null;
    }

    private async Task<Func<string, Outcome<Guid>>> Gateways(string[] named, CancellationToken ct)
    {
        var numbers = named.Select(n => DeviceNumber.TryParse(n, out var number) ? number : 0).Where(n => n > 0).ToArray();
        var inUse = db.Devices.AsNoTracking().Where(d => d.DecommissionedAt == null);
        var found = await inUse.Where(d => numbers.Contains(d.Number) || named.Contains(d.Serial!)).Select(d => new { d.Key, d.Number, d.Serial }).ToListAsync(ct);
        var byNumber = found.ToDictionary(d => d.Number, d => d.Key);
        var bySerial = found.Where(d => d.Serial is not null).ToDictionary(d => d.Serial!, d => d.Key);

        // No index finds names: they are looked for when nothing else is left.
        string[] left = [.. named.Where(n => !bySerial.ContainsKey(n) && !(DeviceNumber.TryParse(n, out var number) && byNumber.ContainsKey(number))).Select(n => n.ToLowerInvariant())];
        var called = left.Length == 0 ? [] : await inUse.Where(d => left.Contains(d.Name.ToLower())).Select(d => new { d.Key, d.Name }).ToListAsync(ct);
        var byName = called.ToLookup(d => d.Name, d => d.Key, StringComparer.OrdinalIgnoreCase);
        return name =>
            DeviceNumber.TryParse(name, out var number) && byNumber.TryGetValue(number, out var numbered) ? numbered
            : bySerial.TryGetValue(name, out var serial) ? serial
            : byName[name].Take(2).ToArray() switch { [] => DeviceImportRefusals.UnknownGateway, [var one] => one, _ => DeviceImportRefusals.AmbiguousGateway };
    }

    // What the first round registered or changed is counted already.
    private Task<int> CountedBefore(DeviceImport import, Guid[] devices, CancellationToken ct) => db.EditedDevices
        .Where(e => devices.Contains(e.Device) && db.Edits.Any(edit => edit.Id == e.EditId && edit.ImportId == import.Id)).Select(e => e.Device).Distinct().CountAsync(ct);
}
