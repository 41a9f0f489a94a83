using System.Runtime.InteropServices;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>Many signals, sorted into those for twins that live here and the others, and packed for their way.</summary>
internal static class Mail
{
    /// <summary>Gives each signal to its twin if that lives here; answers the others. Once a twin was absent, its later signals must not overtake.</summary>
    public static List<(TwinKey Key, object Signal)> TellHere(this ITwinEngine engine, IEnumerable<(TwinKey Key, object Signal)> signals, ref Pending pending)
    {
        var (absent, others) = (new HashSet<TwinKey>(), new List<(TwinKey, object)>());
        foreach (var (key, signal) in signals)
            if (!absent.Contains(key) && engine.TryHandle(key, signal, traced: false, CancellationToken.None, out var reply)) pending.Add(reply);
            else
            {
                absent.Add(key);
                others.Add((key, signal));
            }
        return others;
    }

    public static Parcel Pack(this ITwinEngine engine, object[] signals)
    {
        var packed = Array.CreateInstance(engine.SignalType, signals.Length); // JSON names a signal only where its base type is declared
        signals.CopyTo(packed, 0);
        return new(packed, packed.GetType());
    }

    public static object[] Unpack(this ITwinEngine engine, Parcel parcel) => (object[])parcel.Open(engine.SignalType.MakeArrayType())!;

    public static byte[] Pack(IEnumerable<TwinKey> keys) => MemoryMarshal.AsBytes<TwinKey>(keys.ToArray()).ToArray();

    public static TwinKey[] Unpack(byte[] keys) => MemoryMarshal.Cast<byte, TwinKey>(keys).ToArray();
}
