using EduStream.Media.Probing;

namespace EduStream.Media.Planning;

/// <summary>One sound of the source in all its renditions: decoded, measured and encoded in one run.</summary>
/// <param name="Index">From 0, the default one.</param>
/// <param name="Source">What is encoded.</param>
/// <param name="Renditions">Best first, at least one; they differ in bit rate only.</param>
public sealed record SoundPlan(int Index, SourceAudio Source, IReadOnlyList<AudioRendition> Renditions)
{
    /// <summary>The best one.</summary>
    public AudioRendition Best => Renditions[0];

    internal static IReadOnlyList<SoundPlan> Of(EncodingPlan plan) =>
    [
        .. plan.Audio.GroupBy(rendition => rendition.Stream ?? plan.Source.Audio[0].Index)
            .Select((sound, index) => new SoundPlan(index, plan.Source.Audio.First(source => source.Index == sound.Key), [.. sound])),
    ];
}
