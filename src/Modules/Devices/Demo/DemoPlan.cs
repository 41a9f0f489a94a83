namespace Platform.Devices.Demo;

/// <summary>One thing of a demo place: what it is called and of which type. The first of a place is its gateway.</summary>
internal sealed record DemoPlan(string Name, string Type)
{
    public const string Gateway = "Gateway", Sensor = "Climate sensor", Machine = "Building machine";

    public static readonly IReadOnlyList<DemoPlan> Building =
    [
        new("Gateway, plant room", Gateway), new("Reception climate", Sensor), new("Meeting room 1.02 climate", Sensor), new("Meeting room 2.07 climate", Sensor),
        new("Open office north climate", Sensor), new("Open office south climate", Sensor), new("Server room thermometer", Sensor), new("Archive humidity", Sensor),
        new("Main entrance door", Sensor), new("Loading dock door", Sensor), new("Fire door, stair B", Sensor), new("Roof hatch", Sensor),
        new("Chiller 1", Machine), new("Air handling unit 2", Machine), new("Lift A motor", Machine),
    ];

    public static readonly IReadOnlyList<DemoPlan> Shop =
    [
        new("Gateway, back office", Gateway), new("Front door", Sensor), new("Delivery door", Sensor), new("Shop floor climate", Sensor), new("Parts store climate", Sensor),
        new("Battery cabinet thermometer", Sensor), new("Solvent cabinet thermometer", Sensor), new("Safe door", Sensor), new("Staff room climate", Sensor),
        new("Compressor", Machine), new("Soldering extractor", Machine), new("Ultrasonic cleaner", Machine),
    ];
}
