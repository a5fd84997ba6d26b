package app.proofsheet.provider.offline;

/**
 * Everything one offline picture shows, as named choices. Colours are packed {@code 0xRRGGBB};
 * lengths are drawing units (a 9:16 frame is 720 x 1280 of them).
 *
 * @param person who is shown; fixed when only surroundings change
 * @param outfit what the person wears
 * @param desk the desk and what stands on it
 * @param mic the microphone
 * @param place what is behind the person
 * @param light where the light comes from and how strong it is
 * @param framing how near the person is
 * @param seed chooses the small accidents (book spines, folds, grain)
 */
record Scene(
        Person person,
        Outfit outfit,
        Desk desk,
        Mic mic,
        Place place,
        Light light,
        Framing framing,
        long seed) {

    /** Which way of wearing hair. */
    enum Hair {
        BOB,
        LONG,
        TIED,
        SHORT,
        CURLY
    }

    /** Eyewear. */
    enum Glasses {
        NONE,
        ROUND,
        RECTANGULAR
    }

    /** The garment. */
    enum Wear {
        HOODIE,
        KNIT,
        CABLE_KNIT,
        CARDIGAN,
        SHIRT
    }

    /** What lies in the middle of the desk. */
    enum Prop {
        NONE,
        LAPTOP,
        NOTEBOOK,
        KEYBOARD,
        PHONE
    }

    /** The microphone's make. */
    enum MicKind {
        NONE,
        DESK,
        BOOM,
        LAVALIER
    }

    /** The room. */
    enum Room {
        WINDOW,
        SHELF,
        OFFICE,
        SUNLIGHT,
        DUSK,
        SAGE
    }

    /** The colour cast of the light. */
    enum Grade {
        WARM,
        NEUTRAL,
        COOL
    }

    /** A side of the picture as the viewer sees it. */
    enum Side {
        LEFT(-1),
        RIGHT(1);

        private final int sign;

        Side(int sign) {
            this.sign = sign;
        }

        /** -1 for left, 1 for right. */
        int sign() {
            return sign;
        }

        Side other() {
            return this == LEFT ? RIGHT : LEFT;
        }
    }

    /**
     * @param seed the face: spacing of the eyes, brows, nose, lips, jaw, freckles
     * @param hairColour base colour of the hair
     * @param skin base colour of the skin
     * @param width of the face, 1 = usual
     * @param smile 0 serious .. 1 broad
     * @param tilt of the head in degrees, clockwise
     * @param gaze of the eyes, -1 left .. 1 right, 0 at the viewer
     */
    record Person(
            long seed,
            Hair hair,
            int hairColour,
            int skin,
            double width,
            double smile,
            double tilt,
            double gaze,
            Glasses glasses,
            int frame,
            boolean earrings,
            boolean beard) {

        Person withGlasses(Glasses value) {
            return new Person(
                    seed,
                    hair,
                    hairColour,
                    skin,
                    width,
                    smile,
                    tilt,
                    gaze,
                    value,
                    frame,
                    earrings,
                    beard);
        }

        Person withFrame(int value) {
            return new Person(
                    seed,
                    hair,
                    hairColour,
                    skin,
                    width,
                    smile,
                    tilt,
                    gaze,
                    glasses,
                    value,
                    earrings,
                    beard);
        }

        Person withEarrings(boolean value) {
            return new Person(
                    seed,
                    hair,
                    hairColour,
                    skin,
                    width,
                    smile,
                    tilt,
                    gaze,
                    glasses,
                    frame,
                    value,
                    beard);
        }

        Person withSmile(double value) {
            return new Person(
                    seed,
                    hair,
                    hairColour,
                    skin,
                    width,
                    value,
                    tilt,
                    gaze,
                    glasses,
                    frame,
                    earrings,
                    beard);
        }

        Person withHair(Hair style, int colour) {
            return new Person(
                    seed, style, colour, skin, width, smile, tilt, gaze, glasses, frame, earrings,
                    beard);
        }

        Person withPose(double newTilt, double newGaze) {
            return new Person(
                    seed,
                    hair,
                    hairColour,
                    skin,
                    width,
                    smile,
                    newTilt,
                    newGaze,
                    glasses,
                    frame,
                    earrings,
                    beard);
        }
    }

    /**
     * @param colour of the garment
     * @param tee colour of the shirt below, seen under a cardigan or an open shirt
     * @param drape chooses how the cloth falls and the run of its yarn
     */
    record Outfit(Wear wear, int colour, int tee, long drape) {}

    /**
     * @param colour of the wood
     * @param mug whether a mug stands there
     */
    record Desk(int colour, boolean mug, int mugColour, Prop prop) {}

    /**
     * @param side where a desk or boom microphone stands
     */
    record Mic(MicKind kind, Side side) {}

    /**
     * @param wall colour of the wall
     * @param plant whether the room shows its plant
     */
    record Place(Room room, int wall, boolean plant) {}

    /**
     * @param side the light comes from
     * @param key strength of the light, 0..1
     * @param shade depth of the shadow side, 0..1
     * @param blur of the background in drawing units
     */
    record Light(Side side, double key, double shade, Grade grade, double blur) {}

    /**
     * @param scale of the person, 1 = usual, larger = closer
     * @param dx shift to the right
     * @param dy shift downwards
     */
    record Framing(double scale, double dx, double dy) {}

    Scene withPerson(Person value) {
        return new Scene(value, outfit, desk, mic, place, light, framing, seed);
    }

    Scene withOutfit(Outfit value) {
        return new Scene(person, value, desk, mic, place, light, framing, seed);
    }

    Scene withDesk(Desk value) {
        return new Scene(person, outfit, value, mic, place, light, framing, seed);
    }

    Scene withMic(Mic value) {
        return new Scene(person, outfit, desk, value, place, light, framing, seed);
    }

    Scene withPlace(Place value) {
        return new Scene(person, outfit, desk, mic, value, light, framing, seed);
    }

    Scene withLight(Light value) {
        return new Scene(person, outfit, desk, mic, place, value, framing, seed);
    }

    Scene withFraming(Framing value) {
        return new Scene(person, outfit, desk, mic, place, light, value, seed);
    }
}
