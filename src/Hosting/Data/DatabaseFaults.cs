using Npgsql;

namespace Platform.Hosting.Data;

/// <summary>What the database said, however it was wrapped on its way: Entity Framework does that, once or twice.</summary>
internal static class DatabaseFaults
{
    public static T? Find<T>(Exception? e) where T : NpgsqlException => e as T ?? (e is null ? null : Find<T>(e.InnerException));
}
