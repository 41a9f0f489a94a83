using System.Text.Json;
using Platform.Hosting.Twins;
using Platform.Hosting.Twins.Shared;
using Platform.Twins;

namespace Platform.TestKit;

/// <summary>What a kind of twin is told and answers, and what of it arrives when it lives in another process.</summary>
public static class TwinJourney
{
    public static IEnumerable<Type> SignalsOf(ITwinEngine engine) => engine.SignalType.Assembly.GetTypes().Where(t => t.IsAssignableTo(engine.SignalType) && !t.IsAbstract);

    /// <summary>The answer the signal asks for, if it asks for one.</summary>
    public static Type? ReplyTo(Type signal) =>
        signal.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsk<,>)).Select(i => i.GetGenericArguments()[1]).SingleOrDefault();

    public static object? There(object value, Type sentAs) => JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, sentAs, TwinParcel.Json), sentAs, TwinParcel.Json);

    /// <summary>What became different on the way; null when nothing did.</summary>
    public static string? Loss(Type type, Type sentAs)
    {
        var sample = Specimens.Of(type);
        try { return Specimens.Difference(sample, There(sample, sentAs), type.Name); }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException) { return $"{type.Name}: {e.Message}"; }
    }
}
