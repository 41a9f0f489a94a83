namespace Platform.Devices.Domain;

internal static class DeviceTypeRefusals
{
    public static readonly Refusal NameTaken = Refusal.Conflict("device-type.name-taken", "Another device type has this name.");
    public static readonly Refusal Nameless = Refusal.Invalid("device-type.nameless", "A device type needs a name.");
    public static readonly Refusal WeightsOff = Refusal.Invalid("device-type.weights-off", "The four weights are points of a hundred: they must add up to 100.");
    public static readonly Refusal LimitsCrossed = Refusal.Invalid("device-type.limits-crossed", "The lowest temperature must be below the highest.");
    public static readonly Refusal MetricName = Refusal.Invalid("device-type.metric-name", MetricNames.Rule);
    public static readonly Refusal MetricTwice = Refusal.Invalid("device-type.metric-twice", "Two metrics have the same name.");
}
