namespace EduStream.Playback.Sessions;

/// <summary>Who asks: the <c>sub</c> claim and the roles of the sign-in token.</summary>
internal sealed record Viewer(string UserId, IReadOnlyList<string> Roles);

/// <summary>What came of asking for a session.</summary>
internal abstract record Opening
{
    internal sealed record Opened(Session Session, double? DurationSeconds) : Opening;

    /// <param name="Reason">As the catalog names it.</param>
    internal sealed record Refused(string Reason) : Opening;

    internal sealed record TooManyScreens(int Limit) : Opening;

    /// <summary>The catalog cannot be asked now.</summary>
    internal sealed record Unavailable : Opening;
}

/// <summary>What came of a heartbeat.</summary>
internal abstract record Beat
{
    /// <param name="NewerVersion">A version that has taken this one's place, when there is one.</param>
    internal sealed record Alive(Session Session, int? NewerVersion) : Beat;

    internal sealed record Refused(string Reason) : Beat;

    internal sealed record Ended : Beat;
}
