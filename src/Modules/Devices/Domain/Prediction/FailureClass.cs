using System.Text.Json.Serialization;

namespace Platform.Devices.Domain.Prediction;

/// <summary>What may fail: the power it lives on, the way it is heard by, or the thing itself.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailureClass>))]
internal enum FailureClass
{
    [JsonStringEnumMemberName("battery")] Battery,
    [JsonStringEnumMemberName("connectivity")] Connectivity,
    [JsonStringEnumMemberName("device")] Device,
}

internal static class FailureClasses
{
    public const int Count = 3;

    public static readonly FailureClass[] All = Enum.GetValues<FailureClass>();

    public static string Word(this FailureClass c) => c switch { FailureClass.Battery => "battery", FailureClass.Connectivity => "connectivity", _ => "device" };
}
