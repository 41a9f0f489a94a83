using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Platform.Devices.Domain.Health;
using Platform.Devices.Domain.Prediction;

namespace Platform.Devices.Domain;

/// <summary>What a device's twin has in common with others of its site and type. Packed twins share one instance.</summary>
internal sealed class Surroundings : IEquatable<Surroundings>
{
    // Sharing saves memory and means nothing else: rather than to find out which are still in use, all are forgotten at times.
    private const int Most = 50_000;
    private static readonly ConcurrentDictionary<Surroundings, Surroundings> Known = new();
    private static int _known;

    private readonly Guid _site;
    private readonly DeviceProfile _profile;
    private readonly FailureModel _model;
    private readonly Listening _listening;
    private readonly Maintenance? _maintenance;

    private Surroundings(DeviceTwin twin) =>
        (_site, _profile, _model, _listening, _maintenance) = (twin.SiteId, twin.Profile, twin.Model, twin.Listening, twin.Maintenance);

    public static Surroundings Of(DeviceTwin twin)
    {
        var these = new Surroundings(twin);
        if (Known.TryGetValue(these, out var known)) return known;
        if (Interlocked.Increment(ref _known) > Most)
        {
            Known.Clear();
            Volatile.Write(ref _known, 0);
        }

        return Known.GetOrAdd(these, these);
    }

    public DeviceTwin Around(DeviceTwin twin) => twin with { SiteId = _site, Profile = _profile, Model = _model, Listening = _listening, Maintenance = _maintenance };

    public bool Equals(Surroundings? other) => other is not null && _site == other._site && ReferenceEquals(_profile, other._profile)
        && ReferenceEquals(_model, other._model) && ReferenceEquals(_listening, other._listening) && _maintenance == other._maintenance;

    public override bool Equals(object? obj) => Equals(obj as Surroundings);

    public override int GetHashCode() => HashCode.Combine(_site, RuntimeHelpers.GetHashCode(_profile), RuntimeHelpers.GetHashCode(_model), _maintenance);
}
