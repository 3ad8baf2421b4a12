using Microsoft.Extensions.DependencyInjection;

namespace EduStream.Testing;

/// <summary>What <see cref="AppUnderTest"/> starts.</summary>
public sealed record AppSetup(string AppId)
{
    /// <summary>The app's own settings (<c>Section:Name</c>); <c>{data}</c> in a value is the folder of this test.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Apps that the app talks to, or that talk to it.</summary>
    public IReadOnlyList<Peer> Peers { get; init; } = [];

    /// <summary>Replaces services of the app, for example its clock.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Runs before anything starts, with the folder of this test: for files that must be there.</summary>
    public Action<string>? Prepare { get; init; }

    /// <summary>The sidecars' clock, for example a hurried one for what cron bindings do.</summary>
    public TimeProvider RuntimeClock { get; init; } = TimeProvider.System;

    internal MemoryLog Log { get; } = new();
}
