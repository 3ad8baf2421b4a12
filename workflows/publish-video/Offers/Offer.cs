using EduStream.PublishVideo.Work;

namespace EduStream.PublishVideo.Offers;

/// <summary>One part of a version that wants a core for a while. Any replica may do it: everything that it needs is in the store.</summary>
/// <param name="Sound">A whole sound instead of a chunk of the picture.</param>
/// <param name="Index">Of the chunk or of the sound, from 0.</param>
internal sealed record Offer(PublishVideoInput Version, OfferKind Kind, bool Sound, int Index)
{
    internal WorkPart Part => Sound ? WorkPart.Sound(Index) : WorkPart.Chunk(Index);

    internal string Step => Kind == OfferKind.Encode ? Part.EncodeStep : Part.VerifyStep;

    internal static Offer Of(OfferKind kind, ChunkInput chunk) => new(chunk.Version, kind, Sound: false, chunk.Chunk);

    internal static Offer Of(OfferKind kind, SoundInput sound) => new(sound, kind, Sound: true, sound.Sound);
}

internal enum OfferKind
{
    Encode,
    Verify,
}
