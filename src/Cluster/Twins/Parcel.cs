using System.Text.Json;
using Orleans;
using Platform.Hosting.Twins.Shared;

namespace Platform.Cluster.Twins;

/// <summary>A signal or a reply on its way: the object itself within a process, JSON between processes, as in every other journey of twins.</summary>
[GenerateSerializer, Immutable, SuppressReferenceTracking, Alias("platform.parcel")]
public sealed class Parcel
{
    [NonSerialized] private readonly object? _value;
    [NonSerialized] private readonly Type? _type;

    public Parcel() { }
    public Parcel(object? value, Type type) => (_value, _type) = (value, type);

    [Id(0)]
    public byte[]? Bytes
    {
        get => field ?? JsonSerializer.SerializeToUtf8Bytes(_value, _type!, TwinParcel.Json);
        set;
    }

    public object? Open(Type type) => _type is null ? JsonSerializer.Deserialize(Bytes, type, TwinParcel.Json) : _value;
}
