namespace Platform.Hosting.Bus;

/// <summary>
/// What a module does when it hears a fact of another one. It runs in a scope of its own with the tenant's call; facts of one session come in order.
/// Where its module has a database, it runs inside one transaction of it and takes effect exactly once; otherwise at least once. What it
/// throws undoes everything and brings the fact again: throw on a refusal that will pass.
/// </summary>
public interface IReaction<in TFact> where TFact : class
{
    Task React(TFact fact, CancellationToken ct);
}

/// <summary>
/// A reaction that hears many facts of a tenant at once, for facts that come in thousands: what they share is looked up and written once. Those of one session are
/// in order. They take effect together; where that fails, each is heard alone, so that one in trouble holds up no other.
/// </summary>
public interface IReactionToMany<in TFact> where TFact : class
{
    Task React(IReadOnlyList<TFact> facts, CancellationToken ct);
}
