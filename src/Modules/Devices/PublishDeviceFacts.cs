using Platform.Contracts.Devices;
using Platform.Devices.Domain;
using Platform.Hosting.Bus;
using Platform.Hosting.Journal;

namespace Platform.Devices;

/// <summary>Tells other modules what people did with devices; what devices do by themselves their twins tell. Facts of one device come in order.</summary>
internal sealed class PublishDeviceFacts(IFacts facts) : ISubscription
{
    public string Name => "devices.facts";
    public StartFrom Start => StartFrom.Now;
    public IReadOnlyList<string> StreamKinds => [Device.Kind];

    public async Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        List<Publication> told = [];
        foreach (var entry in entries)
            if (FactOf(entry.StreamId, entry.Read<DeviceEvent>()) is { } fact) told.Add(new(fact, entry.StreamId.ToString(), entry.Id, entry.Trace));
        if (told.Count > 0) await facts.Publish(entries[0].Tenant, told, ct);
    }

    private static object? FactOf(Guid id, DeviceEvent @event) => @event switch
    {
        DeviceMoved e => new DeviceWasMoved(id, e.SiteId, e.At),
        DeviceDecommissioned e => new DeviceWasDecommissioned(id, e.At),
        _ => null,
    };
}
