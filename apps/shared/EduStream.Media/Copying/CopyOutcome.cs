namespace EduStream.Media.Copying;

/// <summary>What came of copying a chunk.</summary>
public abstract record CopyOutcome
{
    private CopyOutcome()
    {
    }

    /// <summary><c>{track}.ts</c> is there for each track.</summary>
    /// <param name="From">Start of the pictures in ticks of the packaged timeline.</param>
    /// <param name="To">Their end; null when it is that of the last picture.</param>
    /// <param name="Tracks">Those that have something in this chunk: sound may end before the picture does.</param>
    public sealed record Copied(long From, long? To, IReadOnlyList<string> Tracks) : CopyOutcome;

    /// <summary>The source is not what its first look promised: it has to be encoded.</summary>
    /// <param name="Why">For logs; holds nothing from inside the file.</param>
    public sealed record Unfit(string Why) : CopyOutcome;
}
