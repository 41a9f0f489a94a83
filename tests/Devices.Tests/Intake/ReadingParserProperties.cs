using System.Text;
using FsCheck;
using FsCheck.Fluent;
using static Platform.Devices.Intake.Parsing;

namespace Platform.Devices.Intake;

public sealed class ReadingParserProperties
{
    private static readonly string[] Fragments =
    [
        "\"deviceId\":\"D-1\"", "\"deviceId\":\"D-2\"", "\"at\":\"2026-11-20T09:59:00Z\"", "\"at\":\"2026-11-20T09:58:30.25+00:00\"", "\"battery\":87.5", "\"battery\":NaN", "\"battery\":-NaN",
        "\"signal\":-71", "\"temperature\":-Infinity", "\"temperature\":21.25", "\"online\":true", "\"online\":null", "\"metrics\":{\"a\":1.5,\"b\":NaN}", "\"metrics\":{\"rpm\":12e2}", "\"x\":[{\"y\":[]}]", "\"caf\\u00e9 ☕\":1",
    ];

    [Fact]
    public void However_a_body_is_cut_into_pieces_the_same_is_read() => Prop.ForAll(Bodies.ToArbitrary(), Gen.Choose(1, int.MaxValue).ToArbitrary(), (body, seed) =>
    {
        var chance = new System.Random(seed);
        return Told(body, null) == Told(body, _ => chance.Next(1, 40)) && Told(body, null) == Told(body, _ => 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_bytes_are_refused_and_harm_nothing() => Prop.ForAll(Gen.Choose(0, 255).Select(n => (byte)n).ArrayOf().ToArbitrary(), bytes =>
        Record.Exception(() => Parse(bytes)) is null or MalformedTelemetryException).QuickCheckThrowOnFailure();

    [Fact]
    public void A_body_with_some_bytes_changed_is_read_or_refused() => Prop.ForAll(Bodies.ToArbitrary(), Gen.Choose(1, int.MaxValue).ToArbitrary(), (body, seed) =>
    {
        var chance = new System.Random(seed);
        var bytes = Encoding.UTF8.GetBytes(body);
        for (var i = 0; i < 3; i++) bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
        return Record.Exception(() => Parse(bytes, _ => chance.Next(1, 40))) is null or MalformedTelemetryException;
    }).QuickCheckThrowOnFailure();

    private static string Told(string body, Func<int, int>? pieces)
    {
        try { return Parsing.Told(Parse(body, pieces)); }
        catch (MalformedTelemetryException e) { return e.Message; }
    }

    private static readonly Gen<string> Bodies =
        from readings in Gen.Elements(Fragments).ArrayOf().Select(fields => $"{{{string.Join(',', fields)}}}").ArrayOf()
        from isBare in Gen.Elements(true, false)
        let list = $"[{string.Join(", \n", readings)}]"
        select isBare ? list : $$"""{ "readings" : {{list}} }""";
}
