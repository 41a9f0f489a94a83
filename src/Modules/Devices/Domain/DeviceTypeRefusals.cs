namespace Platform.Devices.Domain;

internal static class DeviceTypeRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("device-type.not-found", "There is no such device type.");
    public static readonly Refusal NameTaken = Refusal.Conflict("device-type.name-taken", "Another device type has this name.");
    public static readonly Refusal InUse = Refusal.Conflict("device-type.in-use", "There are devices of this type; give them another type first.");
    public static readonly Refusal LastOne = Refusal.Conflict("device-type.last-one", "This is the last device type, and every device has one.");
    public static readonly Refusal Nameless = Refusal.Invalid("device-type.nameless", "A device type needs a name.");
    public static readonly Refusal WeightsOff = Refusal.Invalid("device-type.weights-off", "The four weights are points of a hundred: they must add up to 100.");
    public static readonly Refusal LimitsCrossed = Refusal.Invalid("device-type.limits-crossed", "The lowest value of a measure must be below the highest.");
    public static readonly Refusal MetricName = Refusal.Invalid("device-type.metric-name", MetricNames.Rule);
    public static readonly Refusal MetricTwice = Refusal.Invalid("device-type.metric-twice", "Two metrics have the same name.");
    public static readonly Refusal MetricReserved = Refusal.Invalid("device-type.metric-reserved", "Battery, signal, temperature and online are measured by every device, and need no definition.");
    public static readonly Refusal CostAmount = Refusal.Invalid("device-type.cost-amount", "A cost is an amount of nought or more with two decimals at most, such as \"129.50\".");
    public static readonly Refusal CostCurrency = Refusal.Invalid("device-type.cost-currency", "A currency is three capital letters by ISO 4217, such as \"EUR\".");
}
